import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  objectMember,
  stringMember,
} from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { ObjectKind } from "../rewrite/grammar.ts";
import type { Entry, LinkForm, LinkTarget, Origin } from "./entry.ts";
import { placesIn, type Place } from "./places.ts";
import type { Part, Resolver } from "./resolver.ts";
import { isSwagger, type Resource } from "./resource.ts";
import type { ResourceReader } from "./resource-reader.ts";
import { type Section, sectionOf } from "./sections.ts";

/** A reference as a file has it. */
interface Written {
  readonly form: LinkForm;
  readonly text: string;
  /** What kind of object it stands for, and where. */
  readonly place: Place;
}

/** A reference of an entry. */
interface Link {
  readonly entry: Entry;
  readonly written: Written;
}

interface RefusedLink extends Link {
  readonly target: LinkTarget;
}

/** All that references of a document lead to. */
export class Discovery {
  /** The document itself. */
  readonly root: Entry;
  /** The document first. */
  readonly entries: Entry[] = [];
  /** Places of `$dynamicRef` whose meaning depends on the way to them. */
  readonly dynamic: (Origin & { readonly text: string })[] = [];
  /** References by name alone. */
  readonly bareNames: (Origin & { readonly text: string; readonly target: JsonPointer })[] = [];
  readonly #known = new Map<string, Entry>();
  readonly #resolver: Resolver;
  readonly #reader: ResourceReader;
  readonly #root: Resource;
  readonly #isSwagger: boolean;

  constructor(root: Resource, resolver: Resolver, reader: ResourceReader) {
    this.#root = root;
    this.#resolver = resolver;
    this.#reader = reader;
    this.#isSwagger = isSwagger(root.root);
    this.root = this.#enter({ resource: root, pointer: "", value: root.root }, "document", undefined);
  }

  /**
   * Follows all references.
   *
   * @returns the place of the reference with which a limit was exceeded.
   */
  async run(): Promise<Origin | undefined> {
    let refused: RefusedLink[] = [];
    let done = 0;
    // Both the list of entries and that of files grow while they are read.
    for (let files = -1; files < this.#reader.resources.length;) {
      files = this.#reader.resources.length;
      // A name that a file gives its part is known only once the file has been read for another reference.
      const again: readonly Link[] = refused;
      refused = [];
      const exceeding = await this.#followAll(again, refused);
      if (exceeding !== undefined) return exceeding;
      for (let entry = this.entries[done]; entry !== undefined; entry = this.entries[(done += 1)]) {
        const place = await this.#followAll(this.#linksOf(entry), refused);
        if (place !== undefined) return place;
      }
    }
    for (const { entry, written, target } of refused) addLink(entry, written, target);
    return undefined;
  }

  *#linksOf(entry: Entry): Generator<Link> {
    for (const written of referencesIn(entry)) {
      if (this.#isPlain(entry, written)) continue;
      if (written.form.kind === "$dynamicRef") this.#noteDynamic(entry.resource, written);
      yield { entry, written };
    }
  }

  /** Follows the links; those that lead nowhere as yet are put aside. */
  async #followAll(links: Iterable<Link>, refused: RefusedLink[]): Promise<Origin | undefined> {
    for (const { entry, written } of links) {
      const target = await this.#follow(entry.resource, written);
      if (target.kind === "refused") refused.push({ entry, written, target });
      else addLink(entry, written, target);
      if (this.#reader.exceeded !== undefined) return { resource: entry.resource, pointer: placeOf(written) };
    }
    return undefined;
  }

  /** A reference of the document that all stages understand as it is. */
  #isPlain({ resource }: Entry, { form, text, place }: Written): boolean {
    if (resource !== this.#root || form.kind === "$dynamicRef") return false;
    return (text === "#" || text.startsWith("#/")) && resource.identifiers.baseOf(place.pointer).pointer === "";
  }

  async #follow(resource: Resource, { form, text, place }: Written): Promise<LinkTarget> {
    const section = sectionOf(place, isSwagger(resource.root));
    const found = await this.#resolver.resolve({ resource, holder: place.pointer, text, section });
    if (found.kind === "refused") return found;
    if (found.isByName === true) {
      this.bareNames.push({ resource, pointer: placeOf({ form, place }), text, target: found.pointer });
    }
    if (found.resource === this.#root) return { kind: "own", pointer: found.pointer };
    return { kind: "entry", entry: this.#enter(found, place.kind, sectionOf(place, this.#isSwagger)) };
  }

  #enter({ resource, pointer, value }: Part, kind: ObjectKind, section: Section | undefined): Entry {
    const key = `${section ?? kind} ${resource.uri}#${pointer}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { resource, pointer, kind, section, value, links: [] };
    this.#known.set(key, entry);
    this.entries.push(entry);
    return entry;
  }

  #noteDynamic(resource: Resource, written: Written): void {
    const { text } = written;
    const name = text.slice(text.indexOf("#") + 1);
    if (resource.identifiers.countOf(name) > 1) this.dynamic.push({ resource, pointer: placeOf(written), text });
  }
}

function addLink({ links }: Entry, { place, form }: Written, target: LinkTarget): void {
  links.push({ holder: place.pointer, form, target });
}

function placeOf({ form, place }: Pick<Written, "form" | "place">): JsonPointer {
  return appendPointer(place.pointer, form.kind === "mapping" ? form.name : form.kind);
}

function* referencesIn({ value, pointer, kind }: Entry): Generator<Written> {
  if (!isJsonObject(value) && !isJsonArray(value)) return;
  for (const place of placesIn({ value, pointer, kind })) {
    if (!isJsonObject(place.value)) continue;
    const text = stringMember(place.value, "$ref");
    const isAlone = Object.keys(place.value).length === 1;
    if (text !== undefined) yield { form: { kind: "$ref", isAlone }, text, place };
    const dynamic = place.kind === "schema" ? stringMember(place.value, "$dynamicRef") : undefined;
    if (dynamic !== undefined) yield { form: { kind: "$dynamicRef" }, text: dynamic, place };
    if (place.kind === "discriminator") yield* mappedIn(place, place.value);
  }
}

/**
 * The mapping of a discriminator gives names of schemas, which are the document's own wherever it stands, or references.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
function* mappedIn(place: Place, discriminator: JsonObject): Generator<Written> {
  const { pointer } = place;
  const fallback = stringMember(discriminator, "defaultMapping");
  const named: [JsonPointer, string, Json | undefined][] = [[pointer, "defaultMapping", fallback]];
  for (const [name, text] of Object.entries<Json>(objectMember(discriminator, "mapping") ?? {})) {
    named.push([appendPointer(pointer, "mapping"), name, text]);
  }
  for (const [holder, name, text] of named) {
    if (typeof text !== "string" || (/^[\w.-]+$/.test(text) && !/\.(?:json|ya?ml)$/i.test(text))) continue;
    yield { form: { kind: "mapping", name }, text, place: { ...place, pointer: holder, kind: "schema" } };
  }
}
