import { isJsonObject, type Json, type JsonObject, member, objectMember, stringMember } from "../../kernel/json.ts";

/** A format of files that people have beside an OpenAPI document, or in place of one. */
export interface KnownFormat {
  /** What ends the sentence "it is …". */
  readonly title: string;
  /** What to do with such a file. */
  readonly use: string;
}

interface Sign extends KnownFormat {
  readonly fits: (root: JsonObject) => boolean;
}

/** What this program reads, each at another place of the command line. */
const ownSigns: readonly Sign[] = [
  {
    title: "an OpenAPI document",
    use: "Give it as the document: `routesmith generate DOCUMENT --output FOLDER`, or `spec` in the config.",
    fits: (root) => has(root, "openapi") || has(root, "swagger"),
  },
  {
    title: "an overlay",
    use: "Give it with `--overlay FILE` behind the document, or in `overlays` of the config.",
    fits: (root) => has(root, "overlay"),
  },
  {
    title: "a config of routesmith",
    use: "Run `routesmith generate` in its folder, or give it with `--config FILE`.",
    fits: (root) => objectMember(root, "targets") !== undefined,
  },
];

/** The surest first: anything may have a `$schema`. */
const foreignSigns: readonly Sign[] = [
  {
    title: "an AsyncAPI document",
    use: "It describes messages, not routes of HTTP: give the OpenAPI document of the API.",
    fits: (root) => has(root, "asyncapi"),
  },
  {
    title: "an Arazzo document",
    use: "Give the OpenAPI document that its `sourceDescriptions` name.",
    fits: (root) => has(root, "arazzo"),
  },
  {
    title: "a document of Swagger 1",
    use: "Convert it to OpenAPI first: Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported.",
    fits: (root) => has(root, "swaggerVersion"),
  },
  {
    title: "a Postman collection",
    use: "Convert it to OpenAPI first, or give the document that the API's owner publishes.",
    fits: (root) => {
      const info = member(root, "info");
      return has(info, "_postman_id") || /\bgetpostman\.com\b/.test(stringMember(info, "schema") ?? "");
    },
  },
  {
    title: "a HAR file",
    use: "It is a log of requests, not a description of them: give the OpenAPI document of the API.",
    fits: (root) => has(member(root, "log"), "entries"),
  },
  {
    title: "a manifest of npm",
    use: "Give the OpenAPI document.",
    fits: (root) =>
      has(root, "name") && ["scripts", "dependencies", "devDependencies"].some((field) => has(root, field)),
  },
  {
    title: "a JSON Schema",
    use: "It has no routes: give the OpenAPI document that uses it.",
    fits: (root) =>
      /\bjson-schema\.org\b/.test(stringMember(root, "$schema") ?? "") ||
      has(root, "$defs") ||
      (has(root, "type") && has(root, "properties")),
  },
];

/** What of this program's a file is, by the fields of its root; `undefined` where these tell nothing. */
export function ownFormat(root: Json): KnownFormat | undefined {
  return formatBy(ownSigns, root);
}

/** What a file is, of this program's or of others. */
export function knownFormat(root: Json): KnownFormat | undefined {
  return formatBy([...ownSigns, ...foreignSigns], root);
}

function formatBy(signs: readonly Sign[], root: Json): KnownFormat | undefined {
  return isJsonObject(root) ? signs.find(({ fits }) => fits(root)) : undefined;
}

function has(value: Json | undefined, field: string): boolean {
  return member(value, field) !== undefined;
}
