import { isJsonArray, isJsonObject, type Json, type JsonObject, member } from "../../kernel/json.ts";
import { type JsonPointer, parsePointer, printPointer } from "../../kernel/json-pointer.ts";
import { partAt } from "../bundle/part-at.ts";
import type { Locator } from "../parse/locator.ts";
import type { NodePath } from "./json-path.ts";

/** An update of an overlay, merged into one place of the document. */
interface Write {
  readonly update: Json;
  /** Where the update is in its overlay. */
  readonly pointer: JsonPointer;
  readonly locate: Locator;
  /** The later one wins. */
  readonly order: number;
}

/** Remembers what overlays did to a document, so that what they brought in is found in them and not in the document. */
export class OverlayWrites {
  readonly #before: JsonObject;
  /** By the places that they were merged into. */
  readonly #writes = new Map<JsonPointer, Write[]>();
  readonly #removed = new Set<JsonPointer>();
  #order = 0;

  /** @param before the document as it was published. */
  constructor(before: JsonObject) {
    this.#before = before;
  }

  add(path: NodePath, write: Omit<Write, "order">): void {
    const place = printPointer(path);
    const others = this.#writes.get(place);
    const ordered = { ...write, order: this.#order++ };
    if (others === undefined) this.#writes.set(place, [ordered]);
    else others.push(ordered);
  }

  remove(path: NodePath): void {
    // The elements behind one that is removed take its place.
    if (typeof path.at(-1) === "string") this.#removed.add(printPointer(path));
  }

  /**
   * A locator for the document with its overlays.
   *
   * @param after the document as the overlays made it.
   * @param locate finds places of the document as it was published.
   */
  locator(after: JsonObject, locate: Locator): Locator {
    if (this.#writes.size === 0) return locate;
    return (pointer) => {
      const path = existing(after, parsePointer(pointer));
      const writes = path.flatMap((_, depth) => this.#writesAt(path, depth)).concat(this.#writesAt(path, path.length));
      for (const { write, depth } of writes.toSorted((left, right) => right.write.order - left.write.order)) {
        const found = this.#placeIn(write, path, { depth, after });
        if (found !== undefined) return write.locate(found);
      }
      return locate(pointer);
    };
  }

  #writesAt(path: readonly string[], depth: number): { readonly write: Write; readonly depth: number }[] {
    const writes = this.#writes.get(printPointer(path.slice(0, depth))) ?? [];
    return writes.map((write) => ({ write, depth }));
  }

  /** Where in an overlay a part of the document was written, if that is where. */
  #placeIn(
    { update, pointer }: Write,
    path: readonly string[],
    { depth, after }: { readonly depth: number; readonly after: JsonObject },
  ): JsonPointer | undefined {
    const place: (string | number)[] = [];
    let node: Json | undefined = update;
    for (let length = depth; length < path.length; length += 1) {
      const holder = valueAt(after, path.slice(0, length));
      const token = path[length] ?? "";
      if (isJsonArray(holder)) {
        const key = elementOf(node, { holder, index: Number(token), before: this.#valueBefore(path.slice(0, length)) });
        if (key === undefined) return undefined;
        // What is no array is appended as it is.
        if (!isJsonArray(node)) continue;
        node = node[key];
        place.push(key);
      } else {
        node = member(node, token);
        place.push(token);
      }
    }
    const before = this.#valueBefore(path);
    const isMerged =
      (isJsonObject(before) && isJsonObject(node)) ||
      (isJsonArray(before) && isJsonArray(node)) ||
      // Nothing can be written into an array but at its end.
      (depth === path.length && isJsonArray(before));
    return node === undefined || isMerged ? undefined : pointer + printPointer(place);
  }

  /** What the document had there by itself. */
  #valueBefore(path: readonly string[]): Json | undefined {
    const isRemoved = path.some((_, index) => this.#removed.has(printPointer(path.slice(0, index + 1))));
    return isRemoved ? undefined : valueAt(this.#before, path);
  }
}

interface ElementContext {
  readonly holder: readonly Json[];
  readonly index: number;
  readonly before: Json | undefined;
}

/** The index in an update of the element of an array that it was concatenated to; 0 for an update that is the element. */
function elementOf(node: Json | undefined, { holder, index, before }: ElementContext): number | undefined {
  const element = holder[index];
  if (element === undefined || node === undefined) return undefined;
  if (!isJsonArray(node)) return node === element ? 0 : undefined;
  if (!isJsonArray(before)) return index < node.length ? index : undefined;
  // An object of the update is that very object; others may be equal by chance.
  if (typeof element !== "object" && index < before.length) return undefined;
  const found = node.indexOf(element);
  return found === -1 ? undefined : found;
}

/** The way to a part, as far as there is one. */
function existing(root: JsonObject, path: readonly string[]): readonly string[] {
  const missing = path.findIndex((_, index) => valueAt(root, path.slice(0, index + 1)) === undefined);
  return missing === -1 ? path : path.slice(0, missing);
}

function valueAt(root: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(partAt, root);
}
