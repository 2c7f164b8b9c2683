import type { Json } from "../../kernel/json.ts";
import type { SecurityScheme } from "../../model/api.ts";
import type { Operation, Parameter, SecurityAlternative } from "../../model/operation/operation.ts";
import { conforms } from "../samples/conforms.ts";
import { code, join, key, lit, printValue, type Code } from "../print/code.ts";
import type { TypeContext } from "../print/print-type.ts";
import { sample } from "../samples/samples.ts";
import { credentialsInPlace } from "./taken-parameters.ts";

/** Prints credentials that satisfy one alternative; what they are does not matter to a mock server. */
export function printCredentials(
  alternative: SecurityAlternative,
  operation: Operation,
  { schemes, context }: CredentialContext,
): Code {
  const members = alternative.map(({ localName }) => {
    const scheme = schemes.find((candidate) => candidate.localName === localName);
    const parameter = operation.parameters.find((candidate) =>
      credentialsInPlace(candidate, operation, schemes).includes(localName),
    );
    const value = parameter === undefined ? sampleCredential(scheme) : sampleInPlace(parameter, context);
    return code`${key(localName)}: ${printValue(value)}`;
  });
  const title = alternative.map(({ scheme }) => scheme).join(" and ");
  return code`{ title: ${lit(title)}, credentials: { ${join(members, code`, `)} } }`;
}

interface CredentialContext {
  readonly schemes: readonly SecurityScheme[];
  /** Of requests. */
  readonly context: TypeContext;
}

const anyText = "contract";

/** One that looks right: Prism looks for the members of a digest. @see https://www.rfc-editor.org/rfc/rfc7616#section-3.4 */
function sampleCredential(scheme: SecurityScheme | undefined): Json {
  if (scheme?.kind === "basic") return { username: anyText, password: anyText };
  if (scheme?.kind !== "http" || scheme.scheme !== "Digest") return anyText;
  return ["username", "realm", "nonce", "uri", "response"].map((name) => `${name}="${anyText}"`).join(", ");
}

/** A key that the parameter in whose place it stands allows: both judges hold it against that parameter's schema. */
function sampleInPlace({ schema }: Parameter, context: TypeContext): string {
  if (conforms(anyText, schema, { ...context, isExact: true })) return anyText;
  const made = sample(schema, { context, fill: "required" });
  const isText = typeof made === "string" || typeof made === "number" || typeof made === "boolean";
  // An empty key counts as none.
  return isText && made !== "" ? String(made) : anyText;
}
