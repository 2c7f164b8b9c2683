import { describe, expect, it } from "vitest";
import {
  functionIdentifier,
  isIdentifier,
  typeIdentifier,
  valueIdentifier,
} from "../../../generator/model/names/identifier.ts";

describe("isIdentifier", () => {
  it.each(["a", "A1", "_", "$a", "größe", "日本", "__proto__"])("%j is one", (name) => {
    expect(isIdentifier(name)).toBe(true);
  });

  it.each([
    "",
    "1a",
    "a b",
    "a-b",
    "a.b",
    "delete",
    "await",
    "enum",
    "undefined",
    "a\u202e",
    "a\u2028",
    "a/**/",
    "a\n",
  ])("%j is none", (name) => {
    expect(isIdentifier(name)).toBe(false);
  });
});

describe("the nearest identifier", () => {
  it.each([
    ["user", { value: "user", type: "user", function: "user" }],
    ["delete", { value: "delete_", type: "deleteSchema", function: "delete_" }],
    ["get", { value: "get", type: "getSchema", function: "get" }],
    ["string", { value: "string", type: "stringSchema", function: "string" }],
    ["2fa", { value: "_2fa", type: "_2fa", function: "_2fa" }],
    ["", { value: "fallback", type: "fallback", function: "call" }],
    ["Record", { value: "Record", type: "RecordSchema", function: "Record" }],
    ["ApiError", { value: "ApiError", type: "ApiErrorSchema", function: "ApiError" }],
    ["transport", { value: "transport", type: "transport", function: "transport_" }],
  ])("to %j", (name, want) => {
    const found = {
      value: valueIdentifier(name, "fallback"),
      type: typeIdentifier(name, "fallback"),
      function: functionIdentifier(name),
    };
    expect(found).toEqual(want);
    for (const identifier of Object.values(found)) expect(isIdentifier(identifier)).toBe(true);
  });
});
