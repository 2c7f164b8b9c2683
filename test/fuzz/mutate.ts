import { parse, stringify } from "yaml";
import { isJsonArray, isJsonObject, type Json } from "../../generator/kernel/json.ts";
import { attack } from "../hostile/attack.ts";
import { positionsOf } from "../hostile/positions.ts";
import { dictionary, tokens } from "./dictionary.ts";

/** The largest input: what is larger takes longer, and rarely gets further. */
export const mostBytes = 8192;

/** Numbers from 0 up to 1. */
type Random = () => number;

/**
 * Makes an input of another one: its bytes changed, or the value that these are the text of.
 *
 * @param other to take parts from.
 */
export function mutate(input: Buffer, other: Buffer, random: Random): Buffer {
  let mutated = input;
  const rounds = 1 + Math.floor(random() * 4);
  const value = random() < 0.7 ? valueOf(input) : undefined;
  if (value === undefined) {
    for (let round = 0; round < rounds; round += 1) mutated = mutateBytes(mutated, other, random);
  } else {
    let changed = value;
    const from = valueOf(other);
    for (let round = 0; round < rounds; round += 1) changed = mutateValue(changed, from ?? value, random);
    mutated = Buffer.from(random() < 0.7 ? JSON.stringify(changed) : stringify(changed));
  }
  return mutated.subarray(0, mostBytes);
}

function valueOf(input: Buffer): Json | undefined {
  try {
    const value = parse(input.toString("utf8"), { maxAliasCount: 100, logLevel: "silent" }) as Json;
    return isJsonObject(value) || isJsonArray(value) ? (JSON.parse(JSON.stringify(value)) as Json) : undefined;
  } catch {
    return undefined;
  }
}

function mutateBytes(input: Buffer, other: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * (input.length + 1));
  const length = Math.floor(random() * random() * 64);
  const [before, after] = [input.subarray(0, at), input.subarray(at)];
  const from = Math.floor(random() * other.length);
  const inserted = [
    () => Buffer.from(oneOf(tokens, random)),
    () => Buffer.from(oneOf(dictionary.names, random)),
    () => Buffer.of(Math.floor(random() * 256)),
    () => other.subarray(from, from + length),
    () => before.subarray(Math.max(0, at - length)),
    () => Buffer.alloc(0),
  ];
  const removed = random() < 0.5 ? 0 : length;
  return Buffer.concat([before, oneOf(inserted, random)(), after.subarray(removed)]);
}

function mutateValue(value: Json, other: Json, random: Random): Json {
  const places = positionsOf(value);
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return value;
  // A value that is above the place is no less worth a change than what is in it.
  const tokensUp = place.pointer.split("/");
  const depth = 1 + Math.floor(random() * (tokensUp.length - 1));
  const pointer = random() < 0.5 ? place.pointer : tokensUp.slice(0, depth + 1).join("/");
  const changes = [
    () => attack(value, { kind: "key", pointer, original: null }, oneOf(dictionary.names, random)),
    () => attack(value, { kind: "value", pointer, original: null }, oneOf(dictionary.values, random) as Json),
    () => attack(value, { kind: "value", pointer, original: null }, partOf(other, random)),
    () => attack(value, { kind: "value", pointer, original: null }, withMember(partOf(value, random), other, random)),
  ];
  return oneOf(changes, random)();
}

/** An object with one member more; anything else becomes one. */
function withMember(value: Json, other: Json, random: Random): Json {
  const item = random() < 0.5 ? partOf(other, random) : (oneOf(dictionary.values, random) as Json);
  if (isJsonArray(value)) return [...value, item];
  const members = isJsonObject(value) ? Object.entries(value) : [];
  return Object.fromEntries([...members, [oneOf(dictionary.names, random), item]]);
}

/** A part of a value, from anywhere in it. */
function partOf(value: Json, random: Random): Json {
  let part = value;
  while (random() < 0.8) {
    const inner = isJsonArray(part) ? part : isJsonObject(part) ? Object.values(part) : [];
    const next = inner[Math.floor(random() * inner.length)];
    if (next === undefined) break;
    part = next;
  }
  return part;
}

function oneOf<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
