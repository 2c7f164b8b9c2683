import type { Json, JsonObject } from "../../kernel/json.ts";
import type { OneWay, OneWayProperties } from "./one-way-properties.ts";
import type { Property } from "./schema.ts";
import { certainDeclarations, type Declarations, type DeclarationSearch } from "./declarations.ts";

interface Open {
  readonly composition: JsonObject;
  /** What holds of the properties of all its values. Made when it is first asked for. */
  declared: Declarations | undefined;
  /** Which of these go in one direction. */
  oneWay: OneWay | undefined;
}

/** The compositions around what is being built: they may declare a property that it only requires, or say in which direction it goes. */
export class OpenCompositions {
  readonly #search: DeclarationSearch;
  readonly #oneWay: OneWayProperties;
  #open: Open[] = [];

  /** @param resolve what a Reference Object leads to; anything else as it is. */
  constructor(resolve: (source: Json) => Json, oneWay: OneWayProperties) {
    this.#search = { resolve, counts: () => true, oneWay, known: new WeakMap() };
    this.#oneWay = oneWay;
  }

  /** What `build` gives for a part of a composition. */
  within<T>(composition: JsonObject, build: () => T): T {
    this.#open.push({ composition, declared: undefined, oneWay: undefined });
    const built = build();
    this.#open.pop();
    return built;
  }

  /** What `build` gives for what stands in none of the compositions. */
  apart<T>(build: () => T): T {
    if (this.#open.length === 0) return build();
    const open = this.#open;
    this.#open = [];
    const built = build();
    this.#open = open;
    return built;
  }

  /** The declaration of a property in the innermost composition that has one. */
  declarationOf(name: string): Json | undefined {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const open = this.#open[index];
      if (open === undefined) continue;
      open.declared ??= certainDeclarations(open.composition, this.#search);
      const found = open.declared.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The direction in which a property goes, by the innermost composition that says one. */
  accessOf(name: string): Property["access"] | undefined {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const open = this.#open[index];
      if (open === undefined) continue;
      open.oneWay ??= this.#oneWay.of(open.composition);
      const found = open.oneWay.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
