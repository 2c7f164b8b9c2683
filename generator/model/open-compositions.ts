import { arrayMember, objectMember, type Json, type JsonObject } from "../kernel/json.ts";

interface Open {
  readonly composition: JsonObject;
  /** What it, with all that it is made of, says of each property: the nearest. Made when it is first asked for. */
  declared: ReadonlyMap<string, Json> | undefined;
}

/** The compositions around what is being built: they may declare a property that it only requires. */
export class OpenCompositions {
  readonly #resolve: (source: Json) => Json;
  #open: Open[] = [];

  /** @param resolve what a Reference Object leads to; anything else as it is. */
  constructor(resolve: (source: Json) => Json) {
    this.#resolve = resolve;
  }

  /** What `build` gives for a part of a composition. */
  within<T>(composition: JsonObject, build: () => T): T {
    this.#open.push({ composition, declared: undefined });
    const built = build();
    this.#open.pop();
    return built;
  }

  /** What `build` gives for what stands in none of the compositions. */
  apart<T>(build: () => T): T {
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
      open.declared ??= this.#declarationsOf(open.composition);
      const found = open.declared.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #declarationsOf(composition: JsonObject): ReadonlyMap<string, Json> {
    const declared = new Map<string, Json>();
    // A set that grows while it is read is read to its end.
    const sources = new Set([this.#resolve(composition)]);
    for (const source of sources) {
      for (const [name, property] of Object.entries(objectMember(source, "properties") ?? {})) {
        if (!declared.has(name)) declared.set(name, property);
      }
      for (const keyword of ["allOf", "anyOf", "oneOf"]) {
        for (const part of arrayMember(source, keyword) ?? []) sources.add(this.#resolve(part));
      }
    }
    return declared;
  }
}
