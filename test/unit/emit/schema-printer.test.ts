import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { astToString, resolveRef, transformSchema, type GlobalContext, type OpenAPI3 } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { printableDocument } from "../../../generator/emit/schema/printable-document.ts";
import { PrinterLimitError } from "../../../generator/emit/schema/printer-limit-error.ts";
import { startSchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";
import { operationWith } from "../select/document-of.ts";

function documentWith(schemas: JsonObject, body: JsonObject = { type: "string" }): JsonObject {
  const paths = { "/a": { post: operationWith(body) } };
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components: { schemas } };
}

function nestedDocument(depth: number): JsonObject {
  let schema: JsonObject = {};
  for (let level = 0; level < depth; level += 1) schema = { type: "array", items: schema };
  return documentWith({ A: schema });
}

/** A document that has as many entries in each of its sections. */
function largeDocument(count: number): JsonObject {
  const many = (entry: (index: number) => JsonObject): JsonObject =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index}`, entry(index)]));
  const content = { "application/json": { schema: { $ref: "#/components/schemas/e1" } } };
  const parameter = { name: "p", in: "query", schema: { type: "string" } };
  const required = { allOf: [{ $ref: "#/components/schemas/e2" }], required: ["a"] };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: Object.fromEntries(
      Object.entries(many((index) => ({ post: { ...operationWith(required), operationId: `o${index}` } }))).map(
        ([name, item]) => [`/${name}`, item],
      ),
    ),
    webhooks: many((index) => ({ post: { ...operationWith({}), operationId: `w${index}` } })),
    components: {
      schemas: many((index) => ({ type: "object", properties: { a: { const: `never;{\n${index}` } } })),
      responses: many(() => ({ description: "d", content })),
      parameters: many(() => parameter),
      headers: many(() => ({ schema: { type: "string" } })),
      securitySchemes: many(() => ({ type: "http", scheme: "basic" })),
    },
  };
}

/** What openapi-typescript prints of the document as a whole. */
function printedAtOnce(root: JsonObject): string {
  const context: Partial<GlobalContext> = {
    silent: true,
    emptyObjectsUnknown: true,
    readWriteMarkers: true,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: (reference) => resolveRef(root, reference, { silent: true }),
  };
  return astToString(transformSchema(root as unknown as OpenAPI3, context as GlobalContext));
}

const always = () => true;
const never = () => false;

describe("the printer", () => {
  it("prints several documents one after the other, and goes on after one that it cannot print", async () => {
    const printer = startSchemaPrinter();
    try {
      const results = await Promise.allSettled([
        printer.print(documentWith({ First: { type: "string" } })),
        printer.print({ paths: { "/a": { get: { parameters: [null] } } } }),
        printer.print(nestedDocument(20_000)),
        printer.print(documentWith({ Last: { type: "string" } })),
      ]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
      expect(results[0]).toMatchObject({ value: expect.stringContaining("First: string;") });
      expect(results[3]).toMatchObject({ value: expect.stringContaining("Last: string;") });
    } finally {
      await printer.close();
    }
  });

  it("prints part after part what openapi-typescript prints at once of the printable document", async () => {
    const printer = startSchemaPrinter();
    try {
      const root = largeDocument(130);
      expect(await printer.print(root)).toBe(printedAtOnce(printableDocument(root)));
    } finally {
      await printer.close();
    }
  });

  it("ends what takes longer than it may, and goes on after it", async () => {
    const printer = startSchemaPrinter(0.01);
    try {
      const slow = documentWith(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`S${index}`, {}])));
      for (let time = 0; time < 2; time += 1) {
        await expect(printer.print(slow)).rejects.toBeInstanceOf(PrinterLimitError);
      }
    } finally {
      await printer.close();
    }
  });

  it("prints while this thread is busy, whose time is not the document's", async () => {
    const printer = startSchemaPrinter(3);
    try {
      const document = documentWith({ A: { type: "string" } });
      // To load it may take longer than a document may.
      while (await printer.print(document).then(never, always));
      // From here, timers are heard before messages.
      await setImmediate();
      let text: string | undefined;
      const printed = printer.print(document).then((result) => (text = result));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);
      await setImmediate();
      expect(text).toContain("A: string;");
      await printed;
    } finally {
      await printer.close();
    }
  });

  it("asks nothing of the network, whatever a document holds", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const printer = startSchemaPrinter();
    try {
      const out = (place: string): JsonObject => ({ $ref: url + place });
      const schema = {
        type: "object",
        default: out("default"),
        example: out("example"),
        examples: [out("examples")],
        const: out("const"),
        "x-a": out("schema-extension"),
        externalDocs: { url },
      };
      const operation = {
        ...operationWith(schema),
        "x-a": out("extension"),
        responses: {
          200: {
            description: "d",
            links: { a: { operationRef: `${url}link` }, b: out("link") },
            content: {
              "application/json": {
                schema,
                examples: { a: { externalValue: `${url}external` }, b: { value: out("value") } },
              },
            },
          },
        },
      };
      const root = {
        ...documentWith({}),
        info: { title: "T", version: "1", "x-a": out("info") },
        paths: { "/a": { post: operation } },
      };
      await printer.print(root);
    } finally {
      await printer.close();
      server.close();
    }
    expect(asked).toEqual([]);
  });
}, 30_000);
