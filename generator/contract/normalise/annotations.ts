import type { JsonObject } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

const dropped: ReadonlySet<string> = new Set([
  "callbacks",
  "example",
  "examples",
  "externalDocs",
  "links",
  "servers",
  "webhooks",
]);

/**
 * What says nothing about a request or an answer. Within it Prism's parser would follow a `$ref`, even over the network,
 * Ajv would take an `$id`, and Prism would call callbacks.
 */
export const annotations: Rule = {
  name: "annotations",
  rewriting: {
    document: withoutAnnotations,
    components: withoutAnnotations,
    paths: withoutExtensions,
    pathItem: withoutAnnotations,
    operation: withoutAnnotations,
    parameter: withoutAnnotations,
    requestBody: withoutAnnotations,
    responses: withoutExtensions,
    response: withoutAnnotations,
    mediaType: withoutAnnotations,
    encoding: withoutAnnotations,
    securityScheme: withoutAnnotations,
    schema: withoutAnnotations,
  },
};

function withoutAnnotations(object: JsonObject): JsonObject {
  return withoutExtensions(Object.fromEntries(Object.entries(object).filter(([key]) => !dropped.has(key))));
}

/** In a map whose keys come from the document, the names above are ordinary ones. */
function withoutExtensions(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !key.startsWith("x-")));
}
