import { describe, expect, it } from "vitest";
import { serializeHeaders, serializePath } from "../../../templates/runtime/request.ts";
import { styled } from "../../../templates/runtime/styled.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

/** The path and query that the server sees of parameters in a query. */
async function urlOf(query: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const { url, requests } = await startServer();
  await makeTransport({ baseUrl: url }).call(makeRequest({ path: "/q", query }));
  return requests[0]?.url;
}

/** The `Cookie` header that the server sees. */
async function cookieOf(cookies: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const { url, requests } = await startServer();
  await makeTransport({ baseUrl: url }).call(makeRequest({ cookies }));
  return requests[0]?.headers.cookie;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-examples */
const examples = {
  empty: "",
  string: "blue",
  array: ["blue", "black", "brown"],
  object: { R: 100, G: 200, B: 150 },
};

const refused = "refused";

describe("the style examples of OpenAPI 3.1.1", () => {
  it.each([
    ["matrix", false, [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]],
    ["matrix", true, [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]],
    // A segment that a value leaves empty, or makes a dot of, is refused.
    ["label", false, [refused, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]],
    ["label", true, [refused, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]],
    ["simple", false, [refused, "blue", "blue,black,brown", "R,100,G,200,B,150"]],
    ["simple", true, [refused, "blue", "blue,black,brown", "R=100,G=200,B=150"]],
  ] as const)("hold in a path for %s, explode %s", (style, explode, wanted) => {
    const print = (value: unknown) => {
      try {
        return serializePath("GET /{color}", "/{color}", { color: styled(value, { style, explode }) }).slice(1);
      } catch {
        return refused;
      }
    };
    expect(Object.values(examples).map(print)).toEqual(wanted);
  });

  it.each([
    ["form", false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]],
    ["form", true, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]],
    [
      "spaceDelimited",
      false,
      [undefined, undefined, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
    ],
    ["pipeDelimited", false, [undefined, undefined, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]],
    ["deepObject", true, [undefined, undefined, undefined, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]],
  ] as const)("hold in a query for %s, explode %s", async (style, explode, wanted) => {
    for (const [index, value] of Object.values(examples).entries()) {
      const query = wanted[index];
      if (query !== undefined) expect(await urlOf({ color: styled(value, { style, explode }) })).toBe(`/q?${query}`);
    }
  });

  it.each([
    ["simple", false, "blue,black,brown", "R,100,G,200,B,150"],
    ["simple", true, "blue,black,brown", "R=100,G=200,B=150"],
  ] as const)("hold in a header for %s, explode %s", (style, explode, array, object) => {
    const print = (value: unknown) => serializeHeaders("GET /", { color: styled(value, { style, explode }) });
    expect([print("blue"), print(examples.array), print(examples.object)]).toEqual([
      { color: "blue" },
      { color: array },
      { color: object },
    ]);
  });

  it.each([
    ["form", false, "color=blue,black,brown", "color=R,100,G,200,B,150"],
    // Where a query has an ampersand, a `Cookie` header has what stands between two cookies.
    ["form", true, "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
    ["cookie", false, "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ["cookie", true, "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
  ] as const)("hold in a cookie for %s, explode %s", async (style, explode, array, object) => {
    const print = (value: unknown) => cookieOf({ color: styled(value, { style, explode }) });
    expect([await print("blue"), await print(examples.array), await print(examples.object)]).toEqual([
      "color=blue",
      array,
      object,
    ]);
  });
});

describe("a parameter without a style", () => {
  it.each([
    ["an array", { a: [1, 2] }, "a=1&a=2"],
    ["an object", { a: { b: 1, c: 2 } }, "b=1&c=2"],
    ["a date", { a: new Date(0) }, "a=1970-01-01T00%3A00%3A00.000Z"],
    ["null and undefined", { a: null, b: undefined, c: 1 }, "c=1"],
    ["null and undefined within", { a: [1, null, undefined, 2], b: { c: null, d: 3 } }, "a=1&a=2&d=3"],
    ["an empty array and an empty object", { a: [], b: {}, c: 1 }, "c=1"],
    ["0, false and an empty text", { a: 0, b: false, c: "" }, "a=0&b=false&c="],
    ["reserved characters", { "a[]": "x=y&z #+%" }, "a%5B%5D=x%3Dy%26z%20%23%2B%25"],
    ["`__proto__`", Object.fromEntries([["__proto__", 1]]), "__proto__=1"],
    ["an object without a prototype", { a: Object.assign(Object.create(null) as object, { b: 1 }) }, "b=1"],
  ])("is a form in a query: %s", async (_name, query, wanted) => {
    expect(await urlOf(query)).toBe(`/q?${wanted}`);
  });

  it("leaves no question mark where there is none", async () => {
    expect(await urlOf({ a: undefined })).toBe("/q");
  });

  it("is simple in a header and a path, and a form in a cookie", async () => {
    expect(serializeHeaders("GET /", { a: [1, 2], b: { c: 3 }, d: undefined })).toEqual({ a: "1,2", b: "c,3" });
    expect(serializePath("GET /", "/{a}/{b}", { a: [1, 2], b: { c: 3 } })).toBe("/1,2/c,3");
    expect(await cookieOf({ a: "x;y", b: "ü", c: [1, 2] })).toBe("a=x%3By; b=%C3%BC; c=1; c=2");
  });
});

describe("a style", () => {
  it.each([
    ["nests", { a: { b: { c: 1 } } }, "f%5Ba%5D%5Bb%5D%5Bc%5D=1"],
    ["repeats what is listed", { a: [1, 2] }, "f%5Ba%5D=1&f%5Ba%5D=2"],
    ["leaves out what is not given", { a: null, b: undefined, c: 1 }, "f%5Bc%5D=1"],
  ])("deepObject %s", async (_name, value, wanted) => {
    expect(await urlOf({ f: styled(value, { style: "deepObject", explode: true }) })).toBe(`/q?${wanted}`);
  });

  it("with `allowReserved` lets stand what means nothing else in a query", async () => {
    const reserved = { style: "form", explode: true, allowReserved: true } as const;
    expect(await urlOf({ a: styled(":/?#[]@!$&'()*+,;=", reserved) })).toBe("/q?a=:/?%23%5B%5D@!$%26%27()*%2B,;=");
    expect(await urlOf({ a: styled("%41 100%", reserved) })).toBe("/q?a=%41%20100%25");
  });

  it("keeps a delimiter within an item apart from those between them", async () => {
    expect(await urlOf({ a: styled(["x|y", "z"], { style: "pipeDelimited", explode: false }) })).toBe("/q?a=x%7Cy%7Cz");
    expect(await urlOf({ a: styled(["x,y", "z"], { style: "form", explode: false }) })).toBe("/q?a=x%2Cy,z");
  });

  it.each([
    ["form", true, { a: ["", "x"] }, "a=&a=x"],
    ["form", false, { a: [""] }, "a="],
    ["form", false, { a: ["", "x"] }, "a=,x"],
    ["form", false, { a: { b: "", c: 1 } }, "a=b,,c,1"],
    ["form", true, { a: { b: "" } }, "b="],
    ["spaceDelimited", true, { a: ["x", "y"] }, "a=x&a=y"],
    ["pipeDelimited", true, { a: ["x", "y"] }, "a=x&a=y"],
    ["pipeDelimited", false, { a: ["", ""] }, "a=%7C"],
    ["deepObject", true, { a: { b: "" } }, "a%5Bb%5D="],
    ["deepObject", true, { a: { b: {}, c: [] } }, ""],
    ["deepObject", false, { a: { b: { "c]": { d: "x" } } } }, "a%5Bb%5D%5Bc%5D%5D%5Bd%5D=x"],
    ["deepObject", true, { a: { b: [{ c: 1 }, { c: 2 }] } }, "a%5Bb%5D%5Bc%5D=1&a%5Bb%5D%5Bc%5D=2"],
  ] as const)("%s, explode %s, has a form for %o", async (style, explode, { a }, wanted) => {
    expect(await urlOf({ a: styled(a, { style, explode }) })).toBe(wanted === "" ? "/q" : `/q?${wanted}`);
  });

  it("leaves out what is empty, whatever the style", async () => {
    for (const style of ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const) {
      expect(await urlOf({ a: styled([], { style, explode: false }), b: styled({}, { style, explode: true }) })).toBe(
        "/q",
      );
    }
    expect(serializeHeaders("GET /", { a: styled([], { style: "simple", explode: true }) })).toEqual({});
  });

  it("cookie lets all stand that a cookie can hold", async () => {
    const cookie = { style: "cookie", explode: true } as const;
    expect(await cookieOf({ "a[]": styled('x y%20/,"é=', cookie), b: styled("", cookie) })).toBe('a[]=x y%20/,"é=; b=');
  });

  it.each([
    ["another cookie", "s3cr3t; b=1"],
    ["another header", "s3cr3t\r\nb: 1"],
    ["a control character", "s3cr3t\u007F"],
    ["characters that no header holds", "s3cr3t Ā"],
    ["another cookie, in a list", ["s3cr3t", ";b=1"]],
    ["another cookie, as a name", { "s3cr3t;b": 1 }],
    ["a value, as a name", { "s3cr3t=b": 1 }],
  ])("cookie refuses %s", async (_name, value) => {
    const { url, requests } = await startServer();
    const a = styled(value, { style: "cookie", explode: true });
    const error = await failureOf(makeTransport({ baseUrl: url }), { cookies: { a } });
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "a" });
    expect(`${error.message} ${error.stack}`).not.toContain("s3cr3t");
    expect(requests).toEqual([]);
  });

  it.each([undefined, null])("leaves %s out", async (value) => {
    expect(await urlOf({ a: styled(value, { style: "form", explode: false }), b: 1 })).toBe("/q?b=1");
  });
});

describe("a value that has no form", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  const deep = { style: "deepObject", explode: true } as const;
  it.each([
    ["an object within an object", { s3cr3t: { b: 1 } }],
    ["an array within an array", [["s3cr3t"]]],
    ["a Map", new Map([["s3cr3t", 1]])],
    ["a lone surrogate", "s3cr3t\uD800"],
    ["a cycle", styled(cyclic, deep)],
    ["a getter that throws", Object.defineProperty({}, "a", { enumerable: true, get: () => fail() })],
  ])("is refused, and not shown: %s", async (_name, a) => {
    const { url, requests } = await startServer();
    const error = await failureOf(makeTransport({ baseUrl: url }), { query: { a } });
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "a" });
    expect(`${error.message} ${error.stack}`).not.toContain("s3cr3t");
    expect(requests).toEqual([]);
  });

  function fail(): never {
    throw new Error("s3cr3t");
  }
});
