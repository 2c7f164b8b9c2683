import { arrayMember, isJsonObject, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import type { References } from "../references.ts";
import type { Property } from "./schema.ts";

type Access = Property["access"];

/** By the names of properties, in which one direction they go. */
export type OneWay = ReadonlyMap<string, Access>;

const none: OneWay = new Map();

/**
 * Finds the properties of schemas that go in one direction: of all that a schema is made of with `allOf`, it is enough that one
 * part says so of a property. The schema itself counts before its parts, and an earlier part before a later one.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-9.4
 */
export class OneWayProperties {
  readonly #references: References;
  readonly #known = new WeakMap<JsonObject, OneWay>();

  constructor(references: References) {
    this.#references = references;
  }

  /** Chains of compositions are bounded, and so it may recurse. */
  of(source: Json | undefined): OneWay {
    if (!isJsonObject(source)) return none;
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    // What leads back to itself adds nothing.
    this.#known.set(source, none);
    const target = this.#references.targetOf(source);
    const parts = [...(target ? [target.value] : []), ...(arrayMember(source, "allOf") ?? [])];
    const found = [this.#ownOf(source), ...parts.map((part) => this.of(part))].filter(({ size }) => size > 0);
    const [only = none] = found;
    // Of two that say it of one property, the first is set last.
    const oneWay = found.length < 2 ? only : new Map(found.toReversed().flatMap((map) => [...map]));
    this.#known.set(source, oneWay);
    return oneWay;
  }

  #ownOf(source: JsonObject): OneWay {
    const properties = objectMember(source, "properties");
    if (properties === undefined) return none;
    const found = Object.entries(properties).flatMap(([name, value]) => {
      const access = this.#references.accessOf(value);
      return access === undefined ? [] : [[name, access] as const];
    });
    return found.length === 0 ? none : new Map(found);
  }
}
