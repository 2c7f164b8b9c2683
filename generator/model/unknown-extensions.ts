import { member, objectMember, type Json, type JsonObject } from "../kernel/json.ts";
import { nearest } from "../kernel/nearest.ts";
import { extensionPrefix } from "./schema/keywords.ts";

const sensitive = `${extensionPrefix}sensitive`;
const onObjects = [`${extensionPrefix}variants`, `${extensionPrefix}builder`];
const known = [sensitive, ...onObjects];

const variantsKeys = ["name", "property", "variants"];
const variantKeys = ["name", "properties", "required", "positional"];

/** Something about an extension that makes it say other than what its author means. */
export interface ExtensionProblem {
  readonly extension: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help?: string;
}

/**
 * What of a Schema Object's extensions is read by nobody. A misspelt one must not pass for none: a secret that was
 * marked with it would not be redacted.
 */
export function extensionProblems(source: JsonObject): ExtensionProblem[] {
  const extensions = Object.keys(source).filter((key) => key.startsWith(extensionPrefix));
  return extensions.flatMap((extension): ExtensionProblem[] => {
    if (!known.includes(extension)) {
      return [{ extension, ...unknown("is no extension of routesmith", extension, known) }];
    }
    if (extension === sensitive && typeof source[sensitive] !== "boolean") {
      return [{ extension, severity: "error", message: "must be `true` or `false`" }];
    }
    if (onObjects.includes(extension) && member(source, "$ref") !== undefined) {
      const help = "Put it on the schema that the reference leads to.";
      return [{ extension, severity: "warning", message: "is not read beside `$ref`", help }];
    }
    return extension === `${extensionPrefix}variants` ? unknownKeys(extension, source[extension]) : [];
  });
}

function unknownKeys(extension: string, value: Json | undefined): ExtensionProblem[] {
  const variants = Object.values(objectMember(value, "variants") ?? {});
  return [
    ...strayKeys(value, variantsKeys).map((key) => ({ key, keys: variantsKeys })),
    ...variants.flatMap((variant) => strayKeys(variant, variantKeys).map((key) => ({ key, keys: variantKeys }))),
  ].map(({ key, keys }) => ({ extension, ...unknown(`has no key \`${key}\``, key, keys) }));
}

function strayKeys(value: Json | undefined, keys: readonly string[]): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value).filter((key) => !keys.includes(key)) : [];
}

function unknown(message: string, name: string, names: readonly string[]): Omit<ExtensionProblem, "extension"> {
  const [near] = nearest(name, names, 1);
  const list = names.map((item) => `\`${item}\``).join(", ");
  const help = near === undefined ? `Those there are: ${list}.` : `Did you mean \`${near}\`?`;
  return { severity: "error", message, help };
}
