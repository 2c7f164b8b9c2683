import { isJsonObject, type Json, type JsonObject } from "../../generator/kernel/json.ts";
import { randomNumbers } from "../run/random.ts";

/** The members of a document's root that are maps from a name to a part. */
const maps: ReadonlySet<string> = new Set([
  "paths",
  "webhooks",
  "definitions",
  "parameters",
  "responses",
  "securityDefinitions",
]);

/** The same document with the keys of its paths, and of each map of its components, in another order. */
export function shuffleDocument(document: JsonObject, seed: number): JsonObject {
  const random = randomNumbers(seed);
  return mapValues(document, (value, key) => {
    if (maps.has(key)) return shuffleKeys(value, random);
    if (key === "components") return mapValues(value, (part) => shuffleKeys(part, random));
    return value;
  });
}

function mapValues(value: Json, change: (value: Json, key: string) => Json): JsonObject;
function mapValues(value: Json, change: (value: Json, key: string) => Json): Json {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part, key)]));
}

function shuffleKeys(value: Json, random: () => number): Json {
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map((entry) => ({ entry, rank: random() }));
  return Object.fromEntries(entries.sort((left, right) => left.rank - right.rank).map(({ entry }) => entry));
}
