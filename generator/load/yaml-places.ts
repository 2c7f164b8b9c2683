import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter } from "yaml";
import { type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";
import type { Position } from "./code-frame.ts";
import { parseYamlDocument } from "./parse-yaml.ts";

/** Finds the places of the parts of a YAML text: of a member its key, of an element its value. */
export class YamlPlaces {
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.#document = parseYamlDocument(text, this.#lines);
  }

  /** The place of a part, or of the nearest one around it that is in the text; a merged key is not looked up. */
  find(pointer: JsonPointer): Position {
    const { line, col } = this.#lines.linePos(this.#offsetOf(pointer));
    return { line, column: col };
  }

  #offsetOf(pointer: JsonPointer): number {
    let node: unknown = this.#document.contents;
    let offset = startOf(node) ?? 0;
    for (const token of parsePointer(pointer)) {
      const container = isAlias(node) ? node.resolve(this.#document) : node;
      if (isSeq(container)) {
        node = container.items[Number(token)];
        offset = startOf(node) ?? offset;
      } else if (isMap(container)) {
        const pair = container.items.find(({ key }) => isScalar(key) && (key.value === token || key.source === token));
        if (pair === undefined) break;
        node = pair.value;
        offset = startOf(pair.key) ?? offset;
      } else {
        break;
      }
    }
    return offset;
  }
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
