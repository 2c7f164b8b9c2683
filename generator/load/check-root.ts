import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, member } from "../kernel/json.ts";
import { appendPointer } from "../kernel/json-pointer.ts";

const help = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported.";

/**
 * The document's own version of OpenAPI, where it is one that is supported; the problem is collected otherwise. In YAML
 * a version without quotes is a number: `3.0` is 3.
 *
 * @returns `2.0`, or what begins with `3.0`, `3.1` or `3.2`.
 * @see https://spec.openapis.org/oas/v3.1.1.html#openapi-object
 */
export function checkVersion(root: Json, file: string, diagnostics: Diagnostics): string | undefined {
  const field = member(root, "openapi") === undefined && member(root, "swagger") !== undefined ? "swagger" : "openapi";
  const written = member(root, field);
  const location = { file, pointer: appendPointer("", field) };
  if (typeof written === "string" || typeof written === "number") {
    const version = versionOf(field, String(written).trim());
    if (version !== undefined) return version;
    const name = field === "swagger" ? "Swagger" : "OpenAPI";
    diagnostics.error("load/unsupported-version", `${file} is ${name} ${written}`, { help, location });
  } else if (written !== undefined) {
    // It may be nested deeper than can be printed.
    const found = isJsonObject(written) ? "an object" : isJsonArray(written) ? "an array" : JSON.stringify(written);
    const message = `\`${field}\` is ${found}, and must be a string such as "3.1.0"`;
    diagnostics.error("load/not-openapi", message, { location });
  } else {
    const message = isJsonObject(root) ? `${file} has no field \`openapi\`` : `The root of ${file} is not an object`;
    diagnostics.error("load/not-openapi", message, { location: { file, pointer: "" } });
  }
  return undefined;
}

function versionOf(field: "openapi" | "swagger", written: string): string | undefined {
  if (field === "swagger") return /^2(\.0(\.\d+)?)?$/.test(written) ? "2.0" : undefined;
  if (written === "3") return "3.0";
  return /^3\.[0-2](\.|-|$)/.test(written) ? written : undefined;
}

/** Whether the root's members that the stages enter have the right form. */
export function checkRoot(root: JsonObject, file: string, diagnostics: Diagnostics): boolean {
  const wrong = ["info", "paths", ...(member(root, "openapi") === undefined ? sectionsOf20 : ["components"])].filter(
    (name) => {
      const value = member(root, name);
      // In YAML, a key with nothing behind it is null.
      return value !== undefined && value !== null && !isJsonObject(value);
    },
  );
  for (const name of wrong) {
    const location = { file, pointer: appendPointer("", name) };
    diagnostics.error("load/malformed", `\`${name}\` must be an object`, { location });
  }
  return wrong.length === 0;
}

const sectionsOf20 = ["definitions", "parameters", "responses", "securityDefinitions"];
