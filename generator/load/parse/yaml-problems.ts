import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type Document as YamlDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { SyntaxProblem } from "./parsed.ts";

/** What can have an anchor. */
export type AliasTarget = Scalar | YAMLMap | YAMLSeq;

/** The most problems that are told: to look for the places of hundreds of thousands takes the square of their number. */
const mostProblems = 1_000;

/** The key that merges, as it is told from a text that reads the same. */
const mergeKey = Symbol("<<");

type Path = readonly (YamlDocument | Node | Pair)[];

/** Makes the keys of a document the text that they are in the file, and finds what JSON cannot hold. */
export class YamlProblems {
  readonly problems: SyntaxProblem[] = [];
  /** What the aliases stand for: an anchor may be given anew. */
  readonly targets = new Map<Alias, AliasTarget>();
  readonly #anchors = new Map<string, AliasTarget>();

  constructor(document: YamlDocument.Parsed) {
    visit(document, {
      Map: (_, node, path) => {
        this.#noteAnchor(node);
        this.#checkKeys(node, path);
      },
      Seq: (_, node) => this.#noteAnchor(node),
      Pair: (_, pair) => this.#checkMerge(pair),
      Scalar: (key, node, path) => {
        this.#noteAnchor(node);
        if (typeof node.value !== "number" || Number.isFinite(node.value) || key === "key") return;
        this.#report(`JSON has no number ${node.source ?? node.value}`, node, [...path, node]);
      },
      Alias: (_, node) => this.#checkAlias(node),
    });
  }

  #noteAnchor(node: AliasTarget): void {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #checkAlias(alias: Alias): void {
    const node = this.#anchors.get(alias.source);
    if (node === undefined) this.#report(`*${alias.source} has no anchor before it`, alias);
    else if (isInside(alias, node)) this.#report(`*${alias.source} leads to a value that holds it`, alias);
    else this.targets.set(alias, node);
  }

  /**
   * A key that YAML takes for a number, a boolean or null is a string here: `3.10` must not become `3.1`. So `200` and
   * `"200"` are the same.
   */
  #checkKeys(map: YAMLMap, path: Path): void {
    const known = new Set<string | typeof mergeKey>();
    for (const { key } of map.items) {
      if (!isScalar(key)) {
        this.#report("The key of a mapping must be a string", key, [...path, map]);
        continue;
      }
      const isMerge = typeof key.value === "symbol";
      if (!isMerge && typeof key.value !== "string") key.value = key.source ?? String(key.value);
      const name = isMerge ? mergeKey : String(key.value);
      if (known.has(name)) this.#report("Map keys must be unique", key);
      known.add(name);
    }
  }

  /** @see https://yaml.org/type/merge.html */
  #checkMerge({ key, value }: Pair): void {
    if (!isScalar(key) || typeof key.value !== "symbol") return;
    const merged = this.#resolve(value);
    const sources = isSeq(merged) ? merged.items.map((item) => this.#resolve(item)) : [merged];
    if (sources.some((source) => !isMap(source))) this.#report("`<<` must be given a mapping, or a list of them", key);
  }

  #resolve(node: unknown): unknown {
    return isAlias(node) ? this.#anchors.get(node.source) : node;
  }

  #report(message: string, node: unknown, path?: Path): void {
    if (this.problems.length >= mostProblems) return;
    const pointer = path && pointerOf(path);
    const [offset] = (isNode(node) ? node.range : undefined) ?? [];
    this.problems.push({
      message,
      ...(offset === undefined ? {} : { offset }),
      ...(pointer === undefined ? {} : { pointer }),
    });
  }
}

/** An alias can name only an anchor before it, so it makes a circle only where it is inside of what it names. */
function isInside(alias: Alias, node: Node): boolean {
  const [at] = alias.range ?? [];
  const [start, , end] = node.range ?? [];
  return at !== undefined && start !== undefined && end !== undefined && start <= at && at < end;
}

function pointerOf(path: Path): JsonPointer {
  return path.reduce<JsonPointer>((pointer, node, index) => {
    const parent = path[index - 1];
    if (isPair(node)) return appendPointer(pointer, isScalar(node.key) ? String(node.key.value) : "");
    if (!isSeq(parent)) return pointer;
    return appendPointer(pointer, parent.items.indexOf(node));
  }, "");
}
