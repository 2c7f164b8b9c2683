import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { printPointer } from "../../kernel/json-pointer.ts";
import { positionsAt } from "./positions.ts";
import { scanJson, type JsonKey } from "./scan-json.ts";
import type { SourceFile } from "../read/source-file.ts";

/** An object or array of the text. */
interface Holder {
  readonly around: Holder | undefined;
  /** Its own name or index in what is around it. */
  readonly key: JsonKey;
  /** The names of an object's members so far → where they stand. */
  readonly names: Map<string, number>;
}

/** A member whose name another one before it in the same object has. */
interface Duplicate {
  readonly path: readonly JsonKey[];
  readonly first: number;
  readonly last: number;
}

/**
 * Reports members of a JSON text that have the same name as a later one: parsers drop them without a word. It reads the
 * whole text once more, 12 MB in about a tenth of a second.
 *
 * @param source whose text is valid JSON, or else YAML, where the parser itself refuses them.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function reportDuplicateNames(source: SourceFile, diagnostics: Diagnostics): void {
  if (source.format !== "json") return;
  const duplicates = findDuplicateNames(source.bytes);
  const positions = positionsAt(
    source.bytes,
    duplicates.flatMap(({ first, last }) => [first, last]),
  );
  for (const [index, { path }] of duplicates.entries()) {
    const message = `\`${path.at(-1)}\` stands here again: what it says on line ${positions[2 * index]?.line} is lost`;
    const location = { file: source.file, pointer: printPointer(path), ...positions[2 * index + 1] };
    diagnostics.warning("load/duplicate-name", message, { location });
  }
}

function findDuplicateNames(bytes: Buffer): Duplicate[] {
  const duplicates: Duplicate[] = [];
  scanJson<Holder>(bytes, holderOf(undefined, 0), {
    visit: (holder, key, offset) => {
      if (typeof key === "number") return true;
      const first = holder.names.get(key);
      holder.names.set(key, offset);
      if (first !== undefined) duplicates.push({ path: pathTo(holder, key), first, last: offset });
      return true;
    },
    open: holderOf,
  });
  return duplicates;
}

function holderOf(around: Holder | undefined, key: JsonKey): Holder {
  return { around, key, names: new Map() };
}

function pathTo(holder: Holder, key: JsonKey): JsonKey[] {
  const path = [key];
  for (let at = holder; at.around !== undefined; at = at.around) path.push(at.key);
  return path.toReversed();
}
