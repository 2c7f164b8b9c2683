import type { SourceLocation } from "../../kernel/diagnostic.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Position } from "./code-frame.ts";
import { decode, type SourceFile } from "../read/source-file.ts";

/** Finds the lines of a file's parts. What is asked for before the first answer is awaited is found in one pass. */
export type Locator = (pointer: JsonPointer) => Promise<SourceLocation>;

/** The places of a text's parts, one for each pointer. */
type Finder = (pointers: readonly JsonPointer[]) => readonly Position[];

/** A locator keeps the bytes, and reads them again, with their positions, when it is asked. */
export function createLocator(source: SourceFile): Locator {
  let finder: Promise<Finder> | undefined;
  let batch: Promise<ReadonlyMap<JsonPointer, Position>> | undefined;
  let asked = new Set<JsonPointer>();

  async function answer(): Promise<ReadonlyMap<JsonPointer, Position>> {
    const find = await (finder ??= open(source));
    const pointers = [...asked];
    [batch, asked] = [undefined, new Set()];
    const positions = find(pointers);
    return new Map(pointers.map((pointer, index) => [pointer, positions[index] ?? { line: 1, column: 1 }]));
  }

  return async (pointer) => {
    asked.add(pointer);
    const positions = await (batch ??= answer());
    return { file: source.file, pointer, ...positions.get(pointer) };
  };
}

async function open(source: SourceFile): Promise<Finder> {
  if (source.format === "json") {
    const [{ findJsonPlaces }, { positionsAt }] = await Promise.all([
      import("./json-places.ts"),
      import("./positions.ts"),
    ]);
    return (pointers) => positionsAt(source.bytes, findJsonPlaces(source.bytes, pointers));
  }
  const { YamlPlaces } = await import("./yaml-places.ts");
  const places = new YamlPlaces(decode(source));
  return (pointers) => pointers.map((pointer) => places.find(pointer));
}
