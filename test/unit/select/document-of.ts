import type { JsonObject } from "../../../generator/kernel/json.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { Document } from "../../../generator/load/document.ts";
import { lift } from "../../../generator/load/lift/lift.ts";
import { select } from "../../../generator/select/select.ts";
import type { Slice } from "../../../generator/select/slice.ts";

/** A document of these members that came from no file. */
export function documentOf(members: JsonObject, version = "3.1.1"): Document {
  const root = { openapi: version, info: { title: "T", version: "1" }, ...members };
  return {
    file: "openapi.json",
    sha256: "",
    version,
    root,
    written: root,
    refusals: new Map(),
    mayBeLarge: false,
    lift: (part) => lift(part, version),
    locate: async (pointer) => ({ file: "openapi.json", pointer }),
  };
}

export interface Selection {
  readonly slice: Slice | undefined;
  readonly diagnostics: Diagnostics;
}

export function selectFrom(members: JsonObject, routes: readonly string[] = []): Selection {
  const diagnostics = new Diagnostics();
  return { slice: select(documentOf(members), routes, diagnostics), diagnostics };
}

/** An operation whose body has a schema. */
export function operationWith(schema: JsonObject): JsonObject {
  return { requestBody: { content: { "application/json": { schema } } }, responses: {} };
}

/** A reference to a schema. */
export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
