import { describe, expect, it } from "vitest";
import { redactFields } from "../../../templates/runtime/values.ts";

const redact = <T>(value: T) => redactFields(value, new Set(["secret", "__proto__", "password"]));

class Session {
  readonly secret = "in a class";
}

describe("redactFields", () => {
  it.each([
    ["nothing in a plain value", { given: "secret", want: "secret" }],
    ["nothing in null", { given: null, want: null }],
    ["a text", { given: { secret: "s", a: 1 }, want: { secret: "[redacted]", a: 1 } }],
    ["whatever else stands there", { given: { secret: { a: 1 } }, want: { secret: "[redacted]" } }],
    ["what is not set, too", { given: { secret: undefined }, want: { secret: "[redacted]" } }],
    ["deep down", { given: { a: [{ b: { secret: 1 } }] }, want: { a: [{ b: { secret: "[redacted]" } }] } }],
    ["only names that are alike", { given: { Secret: 1, secrets: 2 }, want: { Secret: 1, secrets: 2 } }],
    ["not the items of an array", { given: ["secret"], want: ["secret"] }],
  ])("blanks %s", (_name, { given, want }) => {
    expect(redact(given)).toEqual(want);
  });

  it("leaves the original as it is", () => {
    const original = Object.freeze({ secret: "s", a: Object.freeze([Object.freeze({ secret: "s" })]) });
    expect(redact(original)).not.toBe(original);
    expect(original).toEqual({ secret: "s", a: [{ secret: "s" }] });
  });

  it("copies cycles, and what is shared, once", () => {
    const shared = { secret: "s" };
    const original: Record<string, unknown> = { left: shared, right: shared };
    original["self"] = original;
    original["list"] = [original];
    const copy = redact(original);
    expect(copy["self"]).toBe(copy);
    expect(copy["list"]).toEqual([copy]);
    expect(copy["left"]).toBe(copy["right"]);
    expect(copy["left"]).toEqual({ secret: "[redacted]" });
  });

  it("takes `__proto__` for a name like any other", () => {
    const given = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"__proto__": 2, "b": 3}}') as object;
    const copy = redact(given);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":"[redacted]","constructor":{"__proto__":"[redacted]","b":3}}');
    expect("a" in {}).toBe(false);
  });

  it("copies the entries of a Map", () => {
    const original = new Map<string, unknown>([
      ["secret", "s"],
      ["a", { secret: "s" }],
    ]);
    expect(redact(original)).toEqual(
      new Map<string, unknown>([
        ["secret", "[redacted]"],
        ["a", { secret: "[redacted]" }],
      ]),
    );
    expect(original.get("secret")).toBe("s");
  });

  it("copies an object without a prototype", () => {
    const original = Object.assign(Object.create(null) as object, { secret: "s" });
    const copy = redact(original);
    expect([Object.getPrototypeOf(copy), { ...copy }]).toEqual([null, { secret: "[redacted]" }]);
  });

  it.each([
    ["a date", new Date(0)],
    ["a blob", new Blob(["a"])],
    ["bytes", new Uint8Array([1])],
    ["a class of the caller's", new Session()],
    ["a function", () => 1],
  ])("keeps %s as it is", (_name, original) => {
    expect(redact({ a: original }).a).toBe(original);
  });

  it("changes nothing in what it keeps", () => {
    const session = new Session();
    redact([session]);
    expect(session.secret).toBe("in a class");
  });

  it("reaches any depth", () => {
    let given: unknown = { secret: "s" };
    for (let depth = 0; depth < 20_000; depth++) given = [given];
    let found = redact(given);
    while (Array.isArray(found)) found = found[0] as unknown;
    expect(found).toEqual({ secret: "[redacted]" });
  });
});
