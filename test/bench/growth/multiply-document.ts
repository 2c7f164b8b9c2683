import { isJsonObject, objectMember, type Json, type JsonObject } from "../../../generator/kernel/json.ts";

/**
 * A document that holds another several times: each copy of its paths, operations, tags and components has names of its
 * own, and refers to its own components. Security schemes are shared.
 */
export function multiplyDocument(document: JsonObject, times: number): JsonObject {
  const copies = Array.from({ length: times }, (_, index) => (index === 0 ? document : copyOf(document, index + 1)));
  const merged = (part: (copy: JsonObject) => JsonObject | undefined) =>
    Object.fromEntries(copies.flatMap((copy) => Object.entries(part(copy) ?? {})));
  const sections = Object.keys(objectMember(document, "components") ?? {});
  return {
    ...document,
    paths: merged((copy) => objectMember(copy, "paths")),
    components: Object.fromEntries(
      sections.map((section) => [section, merged((copy) => objectMember(objectMember(copy, "components"), section))]),
    ),
  };
}

function copyOf(document: JsonObject, number: number): JsonObject {
  const suffix = `_copy${number}`;
  const prefix = `/copy${number}`;
  const components = objectMember(document, "components") ?? {};
  const { paths, ...parts } = JSON.parse(
    JSON.stringify({ ...components, paths: objectMember(document, "paths") ?? {} }, (key, value: Json) =>
      renamed(key, value, { suffix, prefix }),
    ),
  ) as { readonly paths: JsonObject; readonly [section: string]: JsonObject };
  return {
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [prefix + path, item])),
    components: Object.fromEntries(
      Object.entries(parts).map(([section, named]) => [
        section,
        section === "securitySchemes"
          ? named
          : Object.fromEntries(Object.entries(named).map(([name, component]) => [name + suffix, component])),
      ]),
    ),
  };
}

interface Affixes {
  readonly suffix: string;
  readonly prefix: string;
}

/** A member under the names of a copy. In data, as in examples, the same keys may be renamed too: that costs the same. */
function renamed(key: string, value: Json, affixes: Affixes): Json {
  if (key === "$ref" && typeof value === "string") return renamedReference(value, affixes);
  if (key === "operationId" && typeof value === "string") return value + affixes.suffix;
  if (key === "tags" && Array.isArray(value)) {
    return value.map((tag: Json) => (typeof tag === "string" ? tag + affixes.suffix : tag));
  }
  if (key === "mapping" && isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, to]) => [name, typeof to === "string" ? renamedReference(to, affixes) : to]),
    );
  }
  return value;
}

function renamedReference(reference: string, { suffix, prefix }: Affixes): string {
  return reference
    .replace(/^#\/components\/(?!securitySchemes\/)[^/]+\/[^/]+/, (component) => component + suffix)
    .replace(/^#\/paths\/~1/, `#/paths/${prefix.replace("/", "~1")}~1`);
}
