import * as v from "valibot";
import { emitterNames } from "../kernel/generated-file.ts";
import { envelopeForm, paginationForm } from "./answer-forms.ts";

/*
 * The form of a config. The messages of the rules below say what is expected, and end up after "must be" in a
 * diagnostic. The published JSON Schema is made from the same forms, so the descriptions are what editors show.
 */

const path = v.pipe(
  v.string("a path"),
  v.check((text) => text !== "" && !text.includes("\0"), "a path, neither empty nor with a NUL character"),
);

const identifier = v.pipe(
  v.string("an identifier of JavaScript"),
  v.regex(/^[A-Za-z_$][\w$]*$/, "an identifier of JavaScript"),
);

const dotted = "identifiers joined by dots, such as `users.list`, with at most one `*`";

const dottedIdentifiers = v.pipe(
  v.string(dotted),
  v.regex(/^(?=[^*]*\*?[^*]*$)[A-Za-z_$*][\w$*]*(?:\.[A-Za-z_$*][\w$*]*)*$/, dotted),
);

const pattern = v.pipe(v.string(), v.regex(/^[^*]*\*?[^*]*$/, "a name, with at most one `*`"));

const typeName = v.pipe(
  v.string("an identifier, with at most one `*`"),
  v.regex(/^(?=[^*]*\*?[^*]*$)[A-Za-z_$*][\w$*]*$/, "an identifier, with at most one `*`"),
);

/** The target's name is a folder's name by default, so it has nothing that means something in a path. */
const targetName = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    "a name of letters, digits, `.`, `_` and `-` that starts with one of the first two",
  ),
);

const credential = "the name of an environment variable, or `{ username, password }` with two";

// Every rule has the same message, because valibot's own would show the value.
const variable = v.pipe(v.string(credential), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, credential));

/** `sensitive`, because somebody may write the credential itself in place of the variable's name. */
const credentialVariables = v.pipe(
  v.union([variable, v.strictObject({ username: variable, password: variable }, credential)], credential),
  v.metadata({ sensitive: true }),
);

const headerName = v.pipe(
  v.string("the name of a header"),
  v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "the name of a header"),
);

const originText = "an origin, such as `https://schemas.example`";

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.toLowerCase();
}

export const defaultRequestIdHeaders: readonly string[] = ["x-request-id"];
export const defaultPayloads: readonly string[] = ["result", "data"];

const clientForm = v.strictObject({
  name: v.optional(
    v.pipe(identifier, v.description("`Acme` makes `createAcme`; without it, the document's title gives the name.")),
  ),
  auth: v.optional(
    v.pipe(
      v.record(v.string(), credentialVariables),
      v.description("Name of a security scheme → environment variables that hold its credentials."),
    ),
  ),
  names: v.optional(
    v.pipe(
      v.record(pattern, dottedIdentifiers),
      v.description("operationId, with at most one `*`, or `METHOD /path` → `resource.method` of the client."),
    ),
  ),
  resources: v.optional(
    v.pipe(
      v.record(pattern, dottedIdentifiers),
      v.description("Tag, with at most one `*` → resource of its operations, such as `accounts.keys`."),
    ),
  ),
  types: v.optional(
    v.pipe(
      v.record(pattern, typeName),
      v.description("Name of a schema, with at most one `*` → name of its type, in which `*` is what it matched."),
    ),
  ),
  requestIdHeaders: v.optional(
    v.pipe(v.array(headerName), v.description("Response headers that hold the id of a request, the best first.")),
    () => [...defaultRequestIdHeaders],
  ),
  payloads: v.optional(
    v.pipe(
      v.array(v.pipe(v.string("the name of a property"), v.minLength(1, "the name of a property"))),
      v.description("The properties that envelopes hold their payload in; an empty list means that there are none."),
    ),
    () => [...defaultPayloads],
  ),
  envelopes: v.optional(
    v.pipe(
      v.record(pattern, envelopeForm),
      v.description("operationId, with at most one `*`, or `METHOD /path` → its envelope; `false`: none."),
    ),
  ),
  pagination: v.optional(
    v.pipe(
      v.record(pattern, paginationForm),
      v.description(
        "operationId, with at most one `*`, or `METHOD /path` → how its pages follow; `false`: not at all.",
      ),
    ),
  ),
});

const referencesForm = v.strictObject({
  outside: v.optional(
    v.pipe(
      v.boolean("true or false"),
      v.description("Whether a `$ref` may lead to files outside of the document's folder."),
    ),
  ),
  origins: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(originText), v.check(isOrigin, originText))),
      v.description("Origins, such as `https://schemas.example`, that a `$ref` may be fetched from."),
    ),
  ),
});

const targetForm = v.strictObject({
  spec: v.pipe(path, v.description("The OpenAPI document; a path is relative to the config's folder.")),
  overlays: v.optional(v.pipe(v.array(path), v.description("Overlay documents, applied in this order."))),
  references: v.optional(
    v.pipe(referencesForm, v.description("Where references of the document may lead beyond its own folder.")),
  ),
  allowLarge: v.optional(
    v.pipe(
      v.boolean("true or false"),
      v.description(
        "Whether the document may have more operations, schemas and text than the limits allow: for one of your own.",
      ),
    ),
  ),
  routes: v.optional(
    v.pipe(
      v.array(v.pipe(v.string("a route pattern"), v.minLength(1, "a route pattern"))),
      v.description("`METHOD /path/**`, `operation:<id>` or `tag:<name>`; `!` excludes. None means every route."),
    ),
  ),
  output: v.optional(v.pipe(path, v.description("The folder to write; without it, `generated/<name>`."))),
  emit: v.optional(
    v.pipe(
      v.array(v.picklist(emitterNames, `one of ${emitterNames.map((name) => `\`${name}\``).join(", ")}`)),
      v.description("What to write; without it, everything."),
    ),
  ),
  client: v.optional(v.pipe(clientForm, v.description("How the client names things and finds its credentials."))),
  templates: v.optional(v.pipe(path, v.description("A folder whose files replace the templates of the same name."))),
});

export const configForm = v.strictObject({
  $schema: v.optional(v.pipe(v.string("a URL"), v.description("The JSON Schema of this file, for editors."))),
  targets: v.pipe(v.record(targetName, targetForm), v.description("What to generate, by the target's name.")),
});

/** What a user writes. */
export type Config = v.InferInput<typeof configForm>;

/** What a user writes for one target. */
export type ConfigTarget = v.InferInput<typeof targetForm>;

/** Gives a config written in TypeScript or JavaScript its types; it is the config itself. */
export function defineConfig(config: Config): Config {
  return config;
}
