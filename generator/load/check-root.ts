import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, member } from "../kernel/json.ts";
import { appendPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import { knownFormat } from "./read/known-format.ts";
import type { Locator } from "./parse/locator.ts";

const help = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported.";

/** Where a document comes from: `locate` finds its parts in the file, or in the overlays that wrote them. */
interface Origin {
  readonly file: string;
  readonly locate: Locator;
}

/**
 * The document's own version of OpenAPI, where it is one that is supported; the problem is collected otherwise. In YAML
 * a version without quotes is a number: `3.0` is 3.
 *
 * @returns `2.0`, or what begins with `3.0`, `3.1` or `3.2`.
 * @see https://spec.openapis.org/oas/v3.1.1.html#openapi-object
 */
export async function checkVersion(
  root: Json,
  { file, locate }: Origin,
  diagnostics: Diagnostics,
): Promise<string | undefined> {
  const field = member(root, "openapi") === undefined && member(root, "swagger") !== undefined ? "swagger" : "openapi";
  const written = member(root, field);
  if (written === undefined) {
    await reportOther(root, { file, locate }, diagnostics);
    return undefined;
  }
  const version = typeof written === "string" || typeof written === "number" ? String(written).trim() : undefined;
  const known = version === undefined ? undefined : versionOf(field, version);
  if (known !== undefined) return known;
  const location = await locate(appendPointer("", field));
  if (version === undefined) {
    // It may be nested deeper than can be printed.
    const found = isJsonObject(written) ? "an object" : isJsonArray(written) ? "an array" : JSON.stringify(written);
    const message = `\`${field}\` is ${found}, and must be a string such as "3.1.0"`;
    diagnostics.error("load/not-openapi", message, { location });
  } else {
    const name = field === "swagger" ? "Swagger" : "OpenAPI";
    diagnostics.error("load/unsupported-version", `${file} is ${name} ${version}`, { help, location });
  }
  return undefined;
}

function versionOf(field: "openapi" | "swagger", written: string): string | undefined {
  if (field === "swagger") return /^2(\.0(\.\d+)?)?$/.test(written) ? "2.0" : undefined;
  if (written === "3") return "3.0";
  return /^3\.[0-2](\.|-|$)/.test(written) ? written : undefined;
}

/** Says what stands in place of an OpenAPI document, as far as can be told. */
async function reportOther(root: Json, { file, locate }: Origin, diagnostics: Diagnostics): Promise<void> {
  const format = knownFormat(root);
  if (format !== undefined) {
    const message = `${file} is ${format.title}, and no OpenAPI document`;
    diagnostics.error("load/not-openapi", message, { help: format.use, location: { file } });
  } else if (isJsonObject(root)) {
    const [near] = nearest("openapi", Object.keys(root), 1);
    const hint = near === undefined ? missingVersion(root) : { help: `It is called \`openapi\`, and not \`${near}\`.` };
    const location = near === undefined ? { file } : await locate(appendPointer("", near));
    diagnostics.error("load/not-openapi", `${file} has no field \`openapi\``, { ...hint, location });
  } else diagnostics.error("load/not-openapi", `The root of ${file} is not an object`, { location: { file } });
}

function missingVersion(root: JsonObject): { readonly help?: string } {
  if (member(root, "paths") === undefined) return {};
  return { help: "Add the version that it is written in to its root, such as `openapi: 3.1.0`." };
}

/** Whether the root's members that the stages enter have the right form. */
export async function checkRoot(root: JsonObject, locate: Locator, diagnostics: Diagnostics): Promise<boolean> {
  const wrong = ["info", "paths", ...(member(root, "openapi") === undefined ? sectionsOf20 : ["components"])].filter(
    (name) => {
      const value = member(root, name);
      // In YAML, a key with nothing behind it is null.
      return value !== undefined && value !== null && !isJsonObject(value);
    },
  );
  // Asked for together, all places are found in one reading.
  const locations = await Promise.all(wrong.map((name) => locate(appendPointer("", name))));
  for (const [index, location] of locations.entries()) {
    diagnostics.error("load/malformed", `\`${wrong[index]}\` must be an object`, { location });
  }
  return wrong.length === 0;
}

const sectionsOf20 = ["definitions", "parameters", "responses", "securityDefinitions"];
