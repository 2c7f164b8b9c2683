import type { SourceLocation } from "../kernel/diagnostic.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import { positionAt } from "./code-frame.ts";
import { decode, type SourceFile } from "./source-file.ts";

/** Finds the lines of a file's parts. */
export type Locator = (pointer: JsonPointer) => Promise<SourceLocation>;

/** What knows the places of a text's parts. */
interface Offsets {
  find(pointer: JsonPointer): number;
}

/** A locator keeps the bytes, and reads them again, with their positions, when it is asked for the first time. */
export function createLocator(source: SourceFile): Locator {
  let opened: Promise<{ readonly text: string; readonly offsets: Offsets }> | undefined;
  return async (pointer) => {
    const { text, offsets } = await (opened ??= open(source));
    return { file: source.file, pointer, ...positionAt(text, offsets.find(pointer)) };
  };
}

async function open(source: SourceFile): Promise<{ readonly text: string; readonly offsets: Offsets }> {
  const text = decode(source);
  if (source.format === "json") {
    const [{ JsonOffsets }, { default: jsonc }] = await Promise.all([
      import("./json-offsets.ts"),
      import("jsonc-parser"),
    ]);
    return { text, offsets: new JsonOffsets(jsonc.createScanner(text, true)) };
  }
  const { YamlOffsets } = await import("./yaml-offsets.ts");
  return { text, offsets: new YamlOffsets(text) };
}
