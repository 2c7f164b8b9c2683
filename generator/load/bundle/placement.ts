import { isJsonObject, type Json } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer, parentPointer, parsePointer } from "../../kernel/json-pointer.ts";
import { compareStrings } from "../../kernel/ordering.ts";
import { nameComponents } from "./component-names.ts";
import type { Entry, Link, Origin } from "./entry.ts";
import { partAt } from "./part-at.ts";
import type { Section } from "./sections.ts";

/** Decides where in the bundle each part of each file comes to stand. */
export class Placement {
  /** Pointer in the bundle → what begins there. */
  readonly origins = new Map<JsonPointer, Origin>();
  readonly #placed = new Map<JsonPointer, Entry>();
  /** The references that give way to what they stand for. */
  readonly #replaced = new Set<Link>();
  readonly #pointers = new Map<Entry, JsonPointer>();
  /** The values of the entries that stand in the place of a reference, by that place. */
  readonly #inlined = new Map<JsonPointer, Entry>();

  /** @param root the document's own entry. */
  constructor(root: Entry, entries: readonly Entry[]) {
    this.#place(root, "", []);
    this.#findInlined(entries);
    this.#adopt();
    const nameless = entries.filter((entry) => entry.section !== undefined && !this.#pointers.has(entry));
    const taken = (section: Section) => new Set(Object.keys(this.#objectAt(root, section)));
    for (const [entry, name] of nameComponents(nameless, root.resource.uri, taken)) {
      const pointer = appendPointer(entry.section ?? "", name);
      this.#pointers.set(entry, pointer);
      this.#place(entry, pointer, []);
    }
  }

  /** Whether a reference gives way to what it stands for. */
  isReplaced(link: Link): boolean {
    return this.#replaced.has(link) || (link.target.kind === "entry" && link.target.entry.section === undefined);
  }

  /** Where the entry of a section stands. */
  pointerOf(entry: Entry): JsonPointer | undefined {
    return this.#pointers.get(entry);
  }

  /** The part of a file that a pointer in the bundle leads to. */
  originOf(pointer: JsonPointer): Origin | undefined {
    for (let start = pointer; ; start = parentPointer(start)) {
      const origin = this.origins.get(start);
      if (origin !== undefined) {
        return { resource: origin.resource, pointer: `${origin.pointer}${pointer.slice(start.length)}` };
      }
      if (start === "") return undefined;
    }
  }

  #place(entry: Entry, pointer: JsonPointer, around: readonly Entry[]): void {
    this.origins.set(pointer, entry);
    this.#placed.set(pointer, entry);
    for (const link of entry.links) {
      if (link.target.kind !== "entry" || !this.isReplaced(link) || around.includes(link.target.entry)) continue;
      const place = `${pointer}${link.holder.slice(entry.pointer.length)}`;
      this.#inlined.set(place, link.target.entry);
      this.#place(link.target.entry, place, [...around, entry]);
      for (const sibling of siblingsOf(entry, link)) {
        const origin = { resource: entry.resource, pointer: appendPointer(link.holder, sibling) };
        this.origins.set(appendPointer(place, sibling), origin);
      }
    }
  }

  /** A component of the document that is nothing but a reference to another file gives its name to what is there. */
  #adopt(): void {
    const adopters = new Map<Entry, { readonly pointer: JsonPointer; readonly link: Link }>();
    for (const [pointer, holder] of this.#placed) {
      for (const link of holder.links) {
        if (link.form.kind !== "$ref" || !link.form.isAlone || link.target.kind !== "entry") continue;
        const { entry } = link.target;
        const place = `${pointer}${link.holder.slice(holder.pointer.length)}`;
        if (entry.section === undefined || parentPointer(place) !== entry.section) continue;
        if (this.#pointers.has(entry)) continue;
        const known = adopters.get(entry);
        if (known === undefined || compareStrings(place, known.pointer) < 0)
          adopters.set(entry, { pointer: place, link });
      }
    }
    for (const [entry, { pointer, link }] of adopters) {
      this.#replaced.add(link);
      this.#pointers.set(entry, pointer);
      this.#place(entry, pointer, []);
    }
  }

  /** What already stands among the components, because a file of them does, is not put there again. */
  #findInlined(entries: readonly Entry[]): void {
    const places = new Map<string, JsonPointer>();
    for (const [pointer, entry] of this.#inlined) {
      const key = `${entry.resource.uri}#${entry.pointer}`;
      const known = places.get(key);
      if (known === undefined || compareStrings(pointer, known) < 0) places.set(key, pointer);
    }
    for (const entry of entries) {
      if (entry.section === undefined || entry.pointer === "") continue;
      const around = places.get(`${entry.resource.uri}#${parentPointer(entry.pointer)}`);
      if (around !== entry.section) continue;
      this.#pointers.set(entry, `${around}${entry.pointer.slice(parentPointer(entry.pointer).length)}`);
    }
  }

  /** The object at a place of the bundle, before components are added. */
  #objectAt(root: Entry, pointer: JsonPointer): object {
    let value: Json | undefined = root.value;
    let place: JsonPointer = "";
    for (const token of parsePointer(pointer)) {
      place = appendPointer(place, token);
      value = this.#inlined.get(place)?.value ?? partAt(value, token);
    }
    return isJsonObject(value) ? value : {};
  }
}

function siblingsOf({ value, pointer }: Entry, { holder }: Link): string[] {
  const object = parsePointer(holder.slice(pointer.length)).reduce<Json | undefined>(partAt, value);
  return isJsonObject(object) ? Object.keys(object).filter((name) => name !== "$ref") : [];
}
