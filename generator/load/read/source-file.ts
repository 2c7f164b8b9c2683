import { extname } from "node:path";

/** A file as it was read. Its text is decoded when it is wanted: a document is large, and mostly parsed only once. */
export interface SourceFile {
  /** The file as messages show it. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly format: "json" | "yaml";
}

/** The extension decides the format; without a telling one, JSON is what begins with a brace. */
export function sourceFile(file: string, bytes: Buffer): SourceFile {
  return { file, bytes, format: formatByExtension(file) ?? (startsWithBrace(bytes) ? "json" : "yaml") };
}

/**
 * The text without its byte order mark.
 *
 * @throws {Error} where it is longer than a string can be.
 */
export function decode(source: SourceFile): string {
  const text = source.bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function formatByExtension(file: string): SourceFile["format"] | undefined {
  switch (extname(file).toLowerCase()) {
    case ".json":
      return "json";
    case ".yaml":
    case ".yml":
      return "yaml";
    default:
      return undefined;
  }
}

function startsWithBrace(bytes: Buffer): boolean {
  return /^\uFEFF?\s*\{/.test(bytes.toString("utf8", 0, 4096));
}
