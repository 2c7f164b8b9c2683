import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter } from "yaml";
import { type JsonPointer, parsePointer } from "../../kernel/json-pointer.ts";
import type { Position } from "./code-frame.ts";
import { readYaml, type YamlReading } from "./parse-yaml.ts";

/** Finds the places of the parts of a YAML text: of a member its key, of an element its value. */
export class YamlPlaces {
  readonly #reading: YamlReading;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.#reading = readYaml(text, this.#lines);
  }

  /** The place of a part, or of the nearest one around it that is in the text; a merged key is not looked up. */
  find(pointer: JsonPointer): Position {
    const offset = this.#offsetOf(pointer);
    const { line, col } = this.#lines.linePos(this.#reading.indented?.originOf(offset) ?? offset);
    return { line, column: col };
  }

  #offsetOf(pointer: JsonPointer): number {
    const { document } = this.#reading;
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const token of parsePointer(pointer)) {
      const container = isAlias(node) ? node.resolve(document) : node;
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
