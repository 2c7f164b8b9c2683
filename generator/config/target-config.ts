import type { EmitterName } from "../kernel/generated-file.ts";

/** The names of the environment variables that hold the credentials of one security scheme. */
export type CredentialVariables = string | { readonly username: string; readonly password: string };

/** What a target is made of, all defaults filled in. Paths are absolute, or relative to the working folder. */
export interface TargetConfig {
  /** The target's key in the config. */
  readonly name: string;
  /** The OpenAPI document: a path, `-` for standard input, or on a command line a URL. */
  readonly spec: string;
  /** Overlay documents, applied in this order. */
  readonly overlays: readonly string[];
  readonly references: ReferencePolicy;
  /** Whether the document may have more operations, schemas and text than the limits allow, because it is the user's own. */
  readonly allowLarge: boolean;
  /** Route patterns; none means every route. */
  readonly routes: readonly string[];
  /** The folder that the target is written to. */
  readonly output: string;
  readonly emit: readonly EmitterName[];
  readonly client: ClientConfig;
  /** A folder whose files replace the templates of the same name. */
  readonly templates: string | undefined;
}

/** Which references may be followed beyond a document's own folder. */
export interface ReferencePolicy {
  /** Into files outside of the document's folder; of a document with a URL, to its own origin. */
  readonly outside: boolean;
  /** Origins, such as `https://schemas.example`, that may be fetched from. */
  readonly origins: readonly string[];
}

export const ownFolderOnly: ReferencePolicy = { outside: false, origins: [] };

export interface ClientConfig {
  /** `Acme` makes `createAcme`; without it, `info.title` gives the name. */
  readonly name: string | undefined;
  /** Name of a security scheme → environment variables. */
  readonly auth: Readonly<Record<string, CredentialVariables>>;
  /** operationId, with at most one `*`, or `METHOD /path` → `resource.method`, with as many resources as wanted. */
  readonly names: Readonly<Record<string, string>>;
  /** Tag, with at most one `*` → the resource of its operations; of those without a tag, the first segment of the path. */
  readonly resources: Readonly<Record<string, string>>;
  /** Name of a schema, with at most one `*` in it → name of its type, in which `*` is what the first one matched. */
  readonly types: Readonly<Record<string, string>>;
  /** Response headers that hold the id of a request, the best first. */
  readonly requestIdHeaders: readonly string[];
  /** The properties that envelopes hold their payload in. */
  readonly payloads: readonly string[];
  /** operationId, with at most one `*`, or `METHOD /path` → its envelope. */
  readonly envelopes: Readonly<Record<string, EnvelopeConfig>>;
  /** operationId, with at most one `*`, or `METHOD /path` → how its pages follow each other. */
  readonly pagination: Readonly<Record<string, PaginationConfig>>;
}

/** What a user says of the envelope of an operation; `false`: it has none. */
export type EnvelopeConfig =
  | false
  | {
      /** The property that holds the payload. */
      readonly payload?: string | undefined;
      /** A response without a payload is an error. */
      readonly required?: boolean | undefined;
    };

export const paginationStyles = ["page", "offset", "cursor", "link"] as const;
export type PaginationStyle = (typeof paginationStyles)[number];

/** What a user says of the pages of an operation; `false`: it has none. What is not said is inferred. Places are JSON Pointers. */
export type PaginationConfig =
  | false
  | {
      readonly style?: PaginationStyle | undefined;
      /** The parameter that has the number, the offset or the cursor. */
      readonly parameter?: string | undefined;
      /** The number of the first page, or the offset of the first item. */
      readonly first?: number | undefined;
      /** Where the list is. */
      readonly items?: string | undefined;
      /** Where the next cursor, or the link to the next page, is. */
      readonly next?: string | undefined;
      /** Where in the last item the cursor is. */
      readonly last?: string | undefined;
      /** Where the number of items is. */
      readonly total?: string | undefined;
      /** Where the number of pages is. */
      readonly pages?: string | undefined;
      /** Where the number of items of a page is. */
      readonly size?: string | undefined;
      /** Where it says whether there is another page. */
      readonly more?: string | undefined;
    };
