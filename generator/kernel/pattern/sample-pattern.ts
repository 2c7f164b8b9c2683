import { parsePattern } from "./parse-pattern.ts";
import type { PatternNode } from "./pattern-node.ts";

/** In characters. */
const longestSample = 1000;

/** In characters: for each of them a hundred may be tried. */
const longestPattern = 500;

/** What is tried for a character, the plainest first. */
const characters = Array.from("a1A0 -_./:@#+=,;!?*%&()[]{}<>|~^$'\"\\éß中", (character) => character).concat(
  Array.from("bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ23456789\t\n"),
);

/**
 * A short text in which a pattern of a document is likely to be found: what stands around a position is not looked at, so
 * it has to be held against the pattern.
 *
 * @returns `undefined` where none can be made.
 */
export function samplePattern(pattern: string): string | undefined {
  const node = pattern.length > longestPattern ? undefined : parsePattern(pattern);
  return node && textOf(node);
}

function textOf(node: PatternNode): string | undefined {
  switch (node.kind) {
    case "character":
      return characters.find((character) => node.test.test(character));
    case "edge":
    case "look":
      return "";
    case "sequence": {
      const texts = node.parts.map(textOf);
      return texts.includes(undefined) ? undefined : bounded(texts.join(""));
    }
    case "choice":
      return node.parts.map(textOf).find((text) => text !== undefined);
    case "repetition": {
      const text = node.max === 0 ? "" : textOf(node.part);
      const count = Math.min(Math.max(node.min, 1), node.max);
      if (text === undefined) return node.min === 0 ? "" : undefined;
      return text.length * count > longestSample ? undefined : text.repeat(count);
    }
  }
}

function bounded(text: string): string | undefined {
  return text.length > longestSample ? undefined : text;
}
