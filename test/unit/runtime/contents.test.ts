import { describe, expect, it } from "vitest";
import {
  chooseContent,
  chooseFlatContent,
  optionalBody,
  ownType,
  wholeQuery,
} from "../../../templates/runtime/content.ts";
import { InvalidArgumentError } from "../../../templates/runtime/errors.ts";
import { type FieldEncodings, multipart, urlEncoded } from "../../../templates/runtime/form.ts";
import { headerReader } from "../../../templates/runtime/response.ts";
import { serverUrl } from "../../../templates/runtime/server-url.ts";

const writers = { "application/json": undefined, "application/x-www-form-urlencoded": urlEncoded };

const flat: { readonly contentType?: string } = Object.fromEntries([["a", 1]]);

describe("a body with a choice of media types", () => {
  it.each([
    ["is of the first without one", chooseContent({ body: 1 }, writers), { body: 1, contentType: "application/json" }],
    [
      "is of the picked one",
      chooseContent({ contentType: "application/x-www-form-urlencoded", body: { a: 1 } }, writers),
      { body: { a: 1 }, contentType: "application/x-www-form-urlencoded", writeBody: urlEncoded },
    ],
    ["is its fields", chooseFlatContent(flat, writers), { body: { a: 1 }, contentType: "application/json" }],
    [
      "is its fields where the first is picked",
      chooseFlatContent({ contentType: "application/json", ...flat }, writers),
      { body: { a: 1 }, contentType: "application/json" },
    ],
  ])("%s", (_name, given, want) => {
    expect(given).toEqual(want);
  });
});

describe("a body of a range of media types", () => {
  it.each([
    ["of its own type", new Blob(["a"], { type: "image/png" }), "image/png"],
    ["without a type", new Blob(["a"]), "application/octet-stream"],
    ["that has none", new Uint8Array([1]), "application/octet-stream"],
  ])("%s", (_name, body, contentType) => {
    expect(ownType(body)).toBe(contentType);
    expect(chooseContent({ contentType: "image/*", body }, {}).contentType).toBe(contentType);
  });
});

describe("a body that need not be sent", () => {
  it.each<[string, object, object | undefined]>([
    ["is none without fields", {}, undefined],
    ["is none where all fields are undefined", { a: undefined }, undefined],
    ["is its fields", { a: undefined, b: null }, { a: undefined, b: null }],
  ])("%s", (_name, fields, body) => {
    expect(optionalBody(fields)).toEqual(body);
  });
});

describe("the encodings of a form", () => {
  it("write a property as they say", () => {
    const fields = { where: { a: { b: 1 } }, tags: ["x", "y"], sort: { by: "z" }, none: undefined };
    const [form] = urlEncoded(fields, {
      where: { style: { style: "deepObject", explode: true } },
      tags: { style: { style: "pipeDelimited", explode: false } },
      sort: { contentType: "application/json" },
      none: { contentType: "application/json" },
    });
    expect([...(form as URLSearchParams)]).toEqual([
      ["where[a][b]", "1"],
      ["tags", "x|y"],
      ["sort", '{"by":"z"}'],
    ]);
  });

  it("give parts their types", async () => {
    const [body, type = ""] = multipart(
      { notes: [{ a: 1 }, { a: 2 }], text: "t", file: new Blob(["f"], { type: "image/png" }) },
      {
        notes: { contentType: "application/json" },
        text: { contentType: "text/markdown" },
        file: { contentType: "image/png, image/jpeg" },
      },
    );
    const parsed = await new Response(body, { headers: { "content-type": type } }).formData();
    const parts = [...parsed].map(([name, part]) => [name, part instanceof Blob ? part.type : part]);
    expect(parts).toEqual([
      ["notes", '[{"a":1},{"a":2}]'],
      ["text", "t"],
      ["file", "image/png"],
    ]);
    expect(await new Response(body).text()).toContain('name="text"\r\nContent-Type: text/markdown\r\n\r\nt\r\n');
  });
});

/** The names and contents of the parts. */
async function partsOf(fields: object, encodings: FieldEncodings): Promise<readonly (readonly [string, string])[]> {
  const [body, type = ""] = multipart({ ...fields }, encodings);
  const parsed = await new Response(body, { headers: { "content-type": type } }).formData();
  return Promise.all(
    [...parsed].map(async ([name, part]) => [name, typeof part === "string" ? part : await part.text()] as const),
  );
}

describe("a style of a part", () => {
  it.each([
    ["form", false, ["x y", "ä=", null, 1], [["f", "x y,ä=,1"]]],
    ["form", false, { a: 1, b: "=" }, [["f", "a,1,b,="]]],
    ["form", false, "a&b=%41", [["f", "a&b=%41"]]],
    ["form", false, [], []],
    ["form", false, undefined, []],
    [
      "form",
      true,
      ["x", "y"],
      [
        ["f", "x"],
        ["f", "y"],
      ],
    ],
    [
      "form",
      true,
      { a: 1, "b=": 2 },
      [
        ["a", "1"],
        ["b=", "2"],
      ],
    ],
    ["spaceDelimited", false, ["x", "y"], [["f", "x y"]]],
    ["pipeDelimited", false, ["x", "y"], [["f", "x|y"]]],
    [
      "deepObject",
      true,
      { a: { b: [1, 2] } },
      [
        ["f[a][b]", "1"],
        ["f[a][b]", "2"],
      ],
    ],
    ["form", true, { a: new Date(0) }, [["a", "1970-01-01T00:00:00.000Z"]]],
  ] as const)("%s, explode %s, makes texts of %o", async (style, explode, f, want) => {
    expect(await partsOf({ f }, { f: { style: { style, explode } } })).toEqual(want);
  });

  it("does not count for files, and for what it has no form for", async () => {
    const style = { style: "form", explode: false } as const;
    const fields = { f: new File(["F"], "f"), g: [new Blob(["G"]), Buffer.from("H")], h: [{ a: 1 }, { a: 2 }] };
    expect(await partsOf(fields, { f: { style }, g: { style }, h: { style } })).toEqual([
      ["f", "F"],
      ["g", "G"],
      ["g", "H"],
      ["h", '{"a":1}'],
      ["h", '{"a":2}'],
    ]);
  });

  it("counts more than a media type", async () => {
    const [body] = multipart(
      { f: ["x", "y"] },
      { f: { contentType: "application/json", style: { style: "form", explode: false } } },
    );
    expect(await new Response(body).text()).toContain('name="f"\r\n\r\nx,y\r\n');
  });
});

describe("the headers of a response", () => {
  it("are values as the document says, and left out where they are not", () => {
    const headers = new Headers({
      a: "1",
      b: "true",
      c: "x, y",
      d: "1,2",
      e: '{"f":1}',
      g: "many",
      h: "maybe",
      i: "{",
      k: "hit",
      l: "HIT",
    });
    const forms = {
      A: "number",
      b: "boolean",
      c: "strings",
      d: "numbers",
      e: "json",
      g: "number",
      h: "boolean",
      k: ["hit", "miss"],
      l: ["hit", "miss"],
    } as const;
    expect(headerReader({ ...forms, i: "json", j: "string" })(headers)).toEqual({
      A: 1,
      b: true,
      c: ["x", "y"],
      d: [1, 2],
      e: { f: 1 },
      k: "hit",
    });
  });

  it("are cookies line by line, as a date in them has a comma", () => {
    const headers = new Headers({ "Set-Cookie": "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT" });
    headers.append("set-cookie", "b=2");
    const read = headerReader({ "Set-Cookie": "strings" });
    expect(read(headers)).toEqual({ "Set-Cookie": ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"] });
    expect(read(new Headers())).toEqual({});
  });
});

describe("a parameter that is the whole query", () => {
  const writeForm = (fields: object) =>
    urlEncoded(
      { ...fields },
      {
        pipes: { style: { style: "pipeDelimited", explode: false } },
        deep: { style: { style: "deepObject", explode: true } },
      },
    );

  it.each([
    ["a form", { a: 1, b: ["x y", "+"] }, "application/x-www-form-urlencoded", "a=1&b=x%20y&b=%2B"],
    [
      "a form whose fields are as in a body",
      { pipes: ["x", "y"], json: { z: 1 }, text: "a/b?c", deep: { m: 1 } },
      "application/x-www-form-urlencoded",
      "pipes=x%7Cy&json=%7B%22z%22%3A1%7D&text=a%2Fb%3Fc&deep%5Bm%5D=1",
    ],
    ["JSON", { a: 1 }, "application/json", "%7B%22a%22%3A1%7D"],
    ["nothing", undefined, "application/json", ""],
  ])("is written as %s", (_name, value, mediaType, want) => {
    expect(wholeQuery({ name: "q", value, mediaType, writeForm })("GET /a")).toBe(want);
  });

  it.each([
    ["a form", { a: ["s3cr3t\uD800"] }, "application/x-www-form-urlencoded"],
    ["JSON", { s3cr3t: 1n }, "application/json"],
  ])("is refused where it cannot be written as %s", (_name, value, mediaType) => {
    const write = () => wholeQuery({ name: "q", value, mediaType, writeForm })("GET /a");
    expect(write).toThrow(new InvalidArgumentError("GET /a", "q", "cannot be written"));
  });
});

describe("the URL of a server", () => {
  it("has the values of its variables, else their defaults", () => {
    const template = "https://{region}.example.com/{base}/{other}";
    const defaults = { region: "eu", base: "v1" };
    expect(serverUrl(template, defaults)).toBe("https://eu.example.com/v1/{other}");
    expect(serverUrl(template, defaults, { region: "us", base: undefined })).toBe("https://us.example.com/v1/{other}");
  });
});
