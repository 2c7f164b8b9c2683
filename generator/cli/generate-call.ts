import { hasScheme, shownUrl } from "../load/read/fetch-file.ts";
import type { DocumentOptions } from "./target-options.ts";

/** What a command was asked to work on. */
export interface Asked extends DocumentOptions {
  /** Targets of the config, or one document. */
  readonly arguments: readonly string[];
}

/**
 * The `generate` that works on the same, as somebody would type it.
 *
 * @param more options of `generate` alone.
 */
export function generateCall(asked: Asked, ...more: readonly string[]): string {
  const { arguments: names, config, route, overlay, followReferences, allowLarge, output, emit, name } = asked;
  const words = [
    ...names.map(shownDocument),
    ...option("--route", ...(route ?? [])),
    ...option("--output", output),
    ...option("--emit", emit?.join(",")),
    ...option("--name", name),
    ...option("--overlay", ...(overlay ?? [])),
    ...(followReferences === true ? ["--follow-references"] : []),
    ...(allowLarge === true ? ["--allow-large"] : []),
    ...option("--config", config),
    ...more,
  ];
  return ["routesmith", "generate", ...words.map(quoted)].join(" ");
}

function option(flag: string, ...values: readonly (string | undefined)[]): readonly string[] {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? [] : [flag, ...given];
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A document as messages show it: a URL may have credentials in it. */
export function shownDocument(document: string): string {
  if (!hasScheme(document)) return document;
  return URL.canParse(document) ? shownUrl(new URL(document)) : "a URL";
}
