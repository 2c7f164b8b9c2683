import { isJsonObject, type Json, stringMember } from "../../kernel/json.ts";
import { appendPointer, printPointer, type JsonPointer, parsePointer } from "../../kernel/json-pointer.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { withoutFragment } from "./identifiers.ts";
import { findByName, valueAt } from "./bare-names.ts";
import { partAt } from "./part-at.ts";
import type { Refusal } from "./refusal.ts";
import type { Resource } from "./resource.ts";
import type { ResourceReader } from "./resource-reader.ts";
import type { Section } from "./sections.ts";

/** A part of a file. */
export interface Part {
  readonly resource: Resource;
  readonly pointer: JsonPointer;
  readonly value: Json;
}

export type Resolution =
  /** `isByName`: the reference is no URI of the part, but only its name. */
  | ({ readonly kind: "part"; readonly isByName?: true } & Part)
  /** `text`: the reference with its base filled in. */
  | { readonly kind: "refused"; readonly text: string; readonly refusal: Refusal };

type FoundPart = Resolution & { readonly kind: "part" };

/** A reference and the part that holds it. */
interface Written {
  readonly resource: Resource;
  readonly holder: JsonPointer;
  readonly text: string;
  /** Where components of the kind that is wanted are. */
  readonly section?: Section | undefined;
}

/** How many references may lie on the way to a part. */
const maxHops = 100;

/**
 * Finds what references lead to, over all files.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-5
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3
 */
export class Resolver {
  readonly #root: Resource;
  readonly #reader: ResourceReader;

  constructor(root: Resource, reader: ResourceReader) {
    this.#root = root;
    this.#reader = reader;
  }

  /** What a reference stands for: where that is nothing but a reference in another file, what this one stands for. */
  async resolve(written: Written): Promise<Resolution> {
    const seen = new Set<Json>();
    let found = await this.#find(written, 0);
    while (found.kind === "part" && found.resource !== this.#root) {
      const text = aloneReference(found.value);
      if (text === undefined) break;
      if (seen.has(found.value)) return refused(written, "select/reference-cycle", "leads back to itself");
      seen.add(found.value);
      const next = await this.#find({ ...written, resource: found.resource, holder: found.pointer, text }, 0);
      found = next.kind === "part" ? withNameOf(found, next) : next;
    }
    return found;
  }

  async #find(written: Written, hops: number): Promise<Resolution> {
    const { resource, holder, text } = written;
    if (hops > maxHops) return refused(written, "select/reference-cycle", "leads back to itself");
    const hash = text.indexOf("#");
    const path = (hash === -1 ? text : text.slice(0, hash)).trim();
    const fragment = hash === -1 ? "" : text.slice(hash + 1);
    const base = resource.identifiers.baseOf(holder);
    if (path === "") return this.#inFile(written, { resource, base: base.pointer }, fragment, hops);
    for (const uri of [base.uri, resource.uri].map((from) => absolute(path, from))) {
      if (uri === undefined) continue;
      for (const known of [resource, this.#root]) {
        const part = known.identifiers.partAt(uri);
        if (part !== undefined) return this.#inFile(written, { resource: known, base: part }, fragment, hops);
      }
    }
    // A schema's `$id` is a name. Where nobody has it, the files lie beside each other as their names do.
    const uri = absolute(path, resource.uri);
    if (uri === undefined) return refused(written, "load/reference-invalid", "is not a URI reference");
    const reading = await this.#reader.read(uri, resource);
    if (reading.kind === "refused") {
      const named = this.#named(uri) ?? (base.uri === resource.uri ? undefined : this.#named(absolute(path, base.uri)));
      if (named !== undefined) return this.#inFile(written, named, fragment, hops);
      return this.#byName(written, reading.refusal) ?? { kind: "refused", ...this.#explain(written, reading.refusal) };
    }
    return this.#inFile(written, { resource: reading.resource, base: "" }, fragment, hops);
  }

  /** The part that a third file gives a URI, of those files that have been read. */
  #named(uri: string | undefined): { readonly resource: Resource; readonly base: JsonPointer } | undefined {
    if (uri === undefined) return undefined;
    const named = this.#reader.resources.flatMap((resource) => {
      const base = resource.identifiers.partAt(uri);
      return base === undefined ? [] : [{ resource, base }];
    });
    return sortedBy(named, ({ resource }) => resource.uri)[0];
  }

  /** Where there is no file of that name, the reference may be the bare name of a part of its own file. */
  #byName({ resource, text, section }: Written, { code }: Refusal): Resolution | undefined {
    if (!absences.has(code)) return undefined;
    for (const name of spellings(text.trim())) {
      const pointer = findByName(resource.root, name, section);
      const value = pointer === undefined ? undefined : valueAt(resource.root, pointer);
      if (pointer !== undefined && value !== undefined) {
        return { kind: "part", isByName: true, resource, pointer, value };
      }
    }
    return undefined;
  }

  async #inFile(
    written: Written,
    { resource, base }: { readonly resource: Resource; readonly base: JsonPointer },
    fragment: string,
    hops: number,
  ): Promise<Resolution> {
    for (const name of spellings(fragment)) {
      const starts = name === "" || name.startsWith("/") ? pointerStarts(base, name) : anchors(resource, base, name);
      for (const start of starts) {
        const found = await this.#walk(resource, start, hops);
        if (found !== undefined) return found;
      }
    }
    const file = resource === this.#root && written.resource === resource ? "" : ` in ${resource.file}`;
    return refused(written, "select/unresolved-reference", `leads to nothing${file}`);
  }

  /** Follows a pointer, and the references in its way. */
  async #walk(resource: Resource, pointer: JsonPointer, hops: number): Promise<Resolution | undefined> {
    let value: Json = resource.root;
    let place: JsonPointer = "";
    const tokens = parsePointer(pointer);
    for (const [depth, token] of tokens.entries()) {
      const part = partAt(value, token);
      if (part === undefined) {
        const text = stringMember(value, "$ref");
        if (text === undefined) return undefined;
        const through = await this.#find({ resource, holder: place, text }, hops + 1);
        if (through.kind === "refused") return through;
        const rest = through.pointer + printPointer(tokens.slice(depth));
        return hops > maxHops ? undefined : this.#walk(through.resource, rest, hops + 1);
      }
      [value, place] = [part, appendPointer(place, token)];
    }
    return { kind: "part", resource, pointer: place, value };
  }

  #explain(written: Written, refusal: Refusal): { readonly text: string; readonly refusal: Refusal } {
    return {
      text: filledIn(written),
      refusal: { ...refusal, message: `The reference ${written.text} ${refusal.message}` },
    };
  }
}

/** Why a file may not be there, as far as anybody may know. */
const absences: ReadonlySet<Refusal["code"]> = new Set([
  "load/reference-unreadable",
  "load/reference-outside",
  "load/reference-remote",
  "load/reference-invalid",
  "load/fetch-failed",
]);

/** The part, found as the reference that led to its own reference was. */
function withNameOf({ isByName }: FoundPart, { kind, resource, pointer, value }: FoundPart): FoundPart {
  return { kind, resource, pointer, value, ...(isByName === undefined ? {} : { isByName }) };
}

function refused(written: Written, code: Refusal["code"], says: string): Resolution {
  return {
    kind: "refused",
    text: filledIn(written),
    refusal: { code, message: `The reference ${written.text} ${says}` },
  };
}

/** A reference together with the file that it is in: two files may say the same, and mean different parts. */
function filledIn({ resource, text }: Written): string {
  return `${resource.file}: ${text}`;
}

/** Percent-encoding is often forgotten, and sometimes a name holds what looks like it. */
function spellings(fragment: string): readonly string[] {
  if (!fragment.includes("%")) return [fragment];
  try {
    return [decodeURIComponent(fragment), fragment];
  } catch {
    return [fragment];
  }
}

/** A pointer begins where the base URI does. Many a document with `$id` means its root all the same. */
function pointerStarts(base: JsonPointer, pointer: JsonPointer): readonly JsonPointer[] {
  return base === "" ? [pointer] : [`${base}${pointer}`, pointer];
}

function anchors(resource: Resource, base: JsonPointer, name: string): readonly JsonPointer[] {
  return resource.identifiers.anchored(resource.identifiers.baseOf(base).uri, name);
}

function absolute(path: string, base: string): string | undefined {
  return URL.canParse(path, base) ? withoutFragment(new URL(path, base).href) : undefined;
}

/** The reference where a value is nothing else. */
function aloneReference(value: Json): string | undefined {
  return isJsonObject(value) && Object.keys(value).length === 1 ? stringMember(value, "$ref") : undefined;
}
