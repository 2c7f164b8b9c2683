import { describe, expect, it } from "vitest";
import { copyObject } from "../../../generator/kernel/json.ts";

describe("copyObject", () => {
  it.each([
    "{}",
    '{"a":1,"b":{}}',
    '{"200":1,"404":2,"default":3}',
    '{"0":null,"1000000":1,"01":2}',
    '{"200":1,"__proto__":{"a":1},"constructor":2}',
    '{"__proto__":{"a":1},"toString":2}',
  ])("copies the members of %s in their order", (text) => {
    const object = JSON.parse(text);
    const copy = copyObject(object);
    expect(copy).not.toBe(object);
    expect(JSON.stringify(copy)).toBe(JSON.stringify(object));
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});
