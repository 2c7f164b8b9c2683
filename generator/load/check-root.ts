import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonObject, type Json, type JsonObject, member } from "../kernel/json.ts";
import { appendPointer } from "../kernel/json-pointer.ts";

const help = "OpenAPI 3.0 and 3.1 are supported.";

/**
 * The document's own version of OpenAPI, where it is one that is supported; the problem is collected otherwise.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#openapi-object
 */
export function checkVersion(root: Json, file: string, diagnostics: Diagnostics): string | undefined {
  const version = member(root, "openapi");
  const swagger = member(root, "swagger");
  if (typeof version === "string") {
    if (/^3\.[01](\.|$)/.test(version)) return version;
    const location = { file, pointer: "/openapi" };
    diagnostics.error("load/unsupported-version", `${file} is OpenAPI ${version}`, { help, location });
  } else if (version !== undefined) {
    const message = `\`openapi\` is ${JSON.stringify(version)}, and must be a string such as "3.1.0"`;
    diagnostics.error("load/not-openapi", message, { location: { file, pointer: "/openapi" } });
  } else if (typeof swagger === "string" || typeof swagger === "number") {
    const message = `${file} is Swagger ${swagger}, which is OpenAPI 2.0`;
    const location = { file, pointer: "/swagger" };
    diagnostics.error("load/unsupported-version", message, { help: `${help} Convert the document first.`, location });
  } else {
    const message = isJsonObject(root) ? `${file} has no field \`openapi\`` : `The root of ${file} is not an object`;
    diagnostics.error("load/not-openapi", message, { location: { file, pointer: "" } });
  }
  return undefined;
}

/** Whether the root's members that the stages enter have the right form. */
export function checkRoot(root: JsonObject, file: string, diagnostics: Diagnostics): boolean {
  const wrong = ["info", "paths", "components"].filter((name) => {
    const value = member(root, name);
    return value !== undefined && !isJsonObject(value);
  });
  for (const name of wrong) {
    const location = { file, pointer: appendPointer("", name) };
    diagnostics.error("load/malformed", `\`${name}\` must be an object`, { location });
  }
  return wrong.length === 0;
}
