import { isJsonObject, stringMember, type Json } from "../kernel/json.ts";
import { pointerFromFragment, type JsonPointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { valueAt } from "../select/value-at.ts";
import { noDocs, readDocs } from "./docs.ts";
import { joinedDocs } from "./joined-docs.ts";
import { has, keywordsOf } from "./schema/keywords.ts";
import type { Docs } from "./schema/schema.ts";
import { SchemaMarks, type Marks } from "./schema/schema-marks.ts";

/** Where a reference leads. */
export interface Target {
  readonly pointer: JsonPointer;
  readonly value: Json | undefined;
  /** Those of the value, as bits of {@link has}. */
  readonly keywords: number;
}

/** What a schema says of the property or parameter that it is of. */
export interface Said extends Pick<Marks, "access" | "isSensitive"> {
  readonly docs: Docs;
}

/** Of most schemas, which share it. */
const nothingSaid: Said = { access: undefined, isSensitive: false, docs: noDocs };

/** The keywords that may mark a schema, or lead to what does. */
const marking =
  has.access | has.extension | has.format | has.items | has.additional | has.allOf | has.oneOf | has.anyOf;

/** Where the references of a slice lead: many lead to the same place, which is looked at once. */
export class References {
  readonly #root: Json;
  readonly #values = new Map<JsonPointer, Json>();
  /** By what the references say. */
  readonly #targets = new Map<string, Target>();
  /** Behind all references in a row. */
  readonly #said = new Map<Target, Said>();
  readonly #marks = new SchemaMarks((source) => this.targetOf(source));

  constructor(root: Json) {
    this.#root = root;
  }

  /** The value at a place of the slice. */
  valueAt(pointer: JsonPointer): Json | undefined {
    const known = this.#values.get(pointer);
    if (known !== undefined) return known;
    const value = valueAt(this.#root, pointer);
    if (value !== undefined) this.#values.set(pointer, value);
    return value;
  }

  /** Where a Reference Object leads by itself; `undefined` for anything else. */
  targetOf(source: Json | undefined): Target | undefined {
    const reference = stringMember(source, "$ref");
    if (reference === undefined) return undefined;
    const known = this.#targets.get(reference);
    if (known !== undefined) return known;
    const pointer = pointerFromFragment(reference);
    if (pointer === undefined) return undefined;
    const value = this.valueAt(pointer);
    const target = { pointer, value, keywords: isJsonObject(value) ? keywordsOf(value) : 0 };
    this.#targets.set(reference, target);
    return target;
  }

  /** What a Reference Object leads to; anything else is given back as it is. */
  resolve(source: Json): Json {
    const target = this.targetOf(source);
    return target === undefined ? source : this.#resolved(target);
  }

  /** The pointer and the value that a Reference Object leads to; anything else is given back as it is. */
  follow(source: Json | undefined, pointer: JsonPointer): Pick<Target, "value" | "pointer"> {
    let found = this.targetOf(source);
    if (found === undefined) return { value: source, pointer };
    for (let steps = 1; steps <= limits.referenceChain; steps += 1) {
      const next = this.targetOf(found.value);
      if (next === undefined) break;
      found = next;
    }
    return found;
  }

  /**
   * What is said of a schema: beside the reference to it first, then in itself.
   *
   * @param keywords of the Schema Object, where they are known.
   */
  said(source: Json, keywords = isJsonObject(source) ? keywordsOf(source) : 0): Said {
    const target = (keywords & has.$ref) === 0 ? undefined : this.targetOf(source);
    const behind = target === undefined ? nothingSaid : this.#saidOf(target);
    // Most references stand alone, and most schemas say nothing of this.
    if ((keywords & (marking | has.annotation)) === 0) return behind;
    const { access, isSensitive } = (keywords & marking) === 0 ? behind : this.#marks.of(source);
    const docs = (keywords & has.annotation) === 0 ? behind.docs : joinedDocs(behind.docs, readDocs(source));
    return { access, isSensitive, docs };
  }

  /** In which direction a property goes: it, or what it is made of, says so. */
  accessOf(source: Json | undefined): Said["access"] {
    return this.#marks.of(source).access;
  }

  /** Whether a value must never be logged: it, what it is a list or a map of, or what either is made of, says so. */
  isSensitive(source: Json | undefined): boolean {
    return this.#marks.of(source).isSensitive;
  }

  #resolved(target: Target): Json {
    let value = target.value ?? {};
    for (let steps = 1; steps <= limits.referenceChain; steps += 1) {
      const next = this.targetOf(value);
      if (next === undefined) return value;
      value = next.value ?? {};
    }
    return {};
  }

  #saidOf(target: Target): Said {
    const known = this.#said.get(target);
    if (known !== undefined) return known;
    const { access, isSensitive } = this.#marks.behind(target);
    const said = { access, isSensitive, docs: readDocs(this.#resolved(target)) };
    this.#said.set(target, said);
    return said;
  }
}
