import { describe, expect, it } from "vitest";
import {
  printPointer,
  parentPointer,
  parsePointer,
  pointerFromFragment,
} from "../../../generator/kernel/json-pointer.ts";

describe("a pointer", () => {
  // The examples of RFC 6901, section 5.
  it.each([
    ["", []],
    ["/foo", ["foo"]],
    ["/foo/0", ["foo", "0"]],
    ["/", [""]],
    ["/a~1b", ["a/b"]],
    ["/c%d", ["c%d"]],
    ["/e^f", ["e^f"]],
    ["/ ", [" "]],
    ["/m~0n", ["m~n"]],
    ["/~01", ["~1"]],
    ["/paths/~1users~1{id}/__proto__", ["paths", "/users/{id}", "__proto__"]],
  ])("%j has the tokens %j", (pointer, tokens) => {
    expect(parsePointer(pointer)).toEqual(tokens);
    expect(printPointer(tokens)).toBe(pointer);
  });

  it.each([
    ["", ""],
    ["/a", ""],
    ["/a/b", "/a"],
    ["/a~1b/c", "/a~1b"],
  ])("%j is held by %j", (pointer, parent) => {
    expect(parentPointer(pointer)).toBe(parent);
  });

  it.each([
    ["#", ""],
    ["#/a", "/a"],
    ["#/a%20b/c%25d", "/a b/c%d"],
    ["#/%", undefined],
    ["#a", undefined],
    ["other.yaml#/a", undefined],
    ["", undefined],
  ])("the fragment %j is the pointer %j", (reference, pointer) => {
    expect(pointerFromFragment(reference)).toBe(pointer);
  });
});
