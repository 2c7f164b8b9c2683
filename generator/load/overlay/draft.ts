import { isJsonArray, isJsonObject, type Json, type JsonObject, member } from "../../kernel/json.ts";
import type { NodePath } from "./json-path.ts";

type MutableContainer = Json[] | Record<string, Json>;

/**
 * A changed version of a value: it copies each object and array on the way to a change, once, and shares all others
 * with the original, which stays as it is.
 */
export class Draft {
  #root: JsonObject;
  /** The copies, which may be changed in place. */
  readonly #own = new Map<Json, MutableContainer>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  get root(): JsonObject {
    return this.#root;
  }

  /**
   * Merges a value into the object or array at a path: members of objects one by one and deeply, arrays by
   * concatenation, and an entry that is no array is appended to an array; everything else is replaced.
   */
  merge(path: NodePath, update: Json): void {
    const target = this.#open(path);
    if (target === undefined) return;
    if (isJsonArray(target)) {
      appendTo(target, update);
      return;
    }
    const work: [Record<string, Json>, Json][] = [[target, update]];
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      const [object, changes] = next;
      for (const [name, value] of Object.entries(isJsonObject(changes) ? changes : {})) {
        const current = member(object, name);
        const isArrayPair = isJsonArray(current) && isJsonArray(value);
        if (!isArrayPair && !(isJsonObject(current) && isJsonObject(value))) {
          put(object, name, value);
          continue;
        }
        const child = this.#openChild(object, name);
        if (isJsonArray(child)) appendTo(child, value);
        else if (child !== undefined) work.push([child, value]);
      }
    }
  }

  /** Puts a value in the place of the member or element at a path. */
  replace(path: NodePath, value: Json): void {
    const token = path.at(-1);
    const container = this.#open(path.slice(0, -1));
    if (token !== undefined && container !== undefined) put(container, token, value);
  }

  /** Removes the member or element at a path. */
  remove(path: NodePath): void {
    const token = path.at(-1);
    const container = this.#open(path.slice(0, -1));
    if (token === undefined || container === undefined) return;
    if (isJsonArray(container)) container.splice(Number(token), 1);
    else delete container[token];
  }

  #open(path: NodePath): MutableContainer | undefined {
    const root = this.#copy(this.#root);
    if (isJsonObject(root)) this.#root = root;
    let container: MutableContainer | undefined = root;
    for (const token of path) {
      container = container === undefined ? undefined : this.#openChild(container, token);
    }
    return container;
  }

  #openChild(container: MutableContainer, token: string | number): MutableContainer | undefined {
    const child = isJsonArray(container) ? container[Number(token)] : member(container, String(token));
    if (!isJsonArray(child) && !isJsonObject(child)) return undefined;
    const copy = this.#copy(child);
    if (copy !== child) put(container, token, copy);
    return copy;
  }

  #copy(value: JsonObject | readonly Json[]): MutableContainer {
    const own = this.#own.get(value);
    if (own !== undefined) return own;
    const copy: MutableContainer = isJsonArray(value) ? [...value] : { ...value };
    this.#own.set(copy, copy);
    return copy;
  }
}

function appendTo(array: Json[], entry: Json): void {
  for (const item of isJsonArray(entry) ? entry : [entry]) array.push(item);
}

/** Plain assignment would change the prototype where the name is `__proto__`. */
function put(container: MutableContainer, token: string | number, value: Json): void {
  Object.defineProperty(container, token, { value, configurable: true, enumerable: true, writable: true });
}
