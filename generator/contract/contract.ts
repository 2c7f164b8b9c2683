/**
 * What a generated contract suite hands to the harness. These types name neither vitest's nor Prism's, since the
 * compilers of the users read them.
 */
export interface Contract<Client> {
  /** The slice that the client was made from: an OpenAPI 3.1 document. */
  readonly document: URL;
  /** Called with a {@link ContractClientOptions} and the credentials of one alternative, as one object. */
  readonly createClient: (options: never) => Client;
  readonly operations: readonly ContractOperation<Client>[];
}

/** The options that the harness sets beside the credentials. */
export interface ContractClientOptions {
  /** The mock server; it serves the paths of the document with nothing before them. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface ContractOperation<Client> {
  /** As the client spells it: `pets.photos.upload`. */
  readonly name: string;
  /** In lower case. */
  readonly method: string;
  /** The path template, as the document has it. */
  readonly path: string;
  /** Calls the method with the params of a case, which may be wrong on purpose: hence `never`. */
  readonly call: (client: Client, params: never, options?: ContractCallOptions) => ContractCall;
  /** Where the params of a case go, so that what was sent can be held against them. */
  readonly parameters: readonly ContractParameter[];
  /** `flat`: the params that are no parameters are the body; `nested`: the param `body` is. */
  readonly body: "flat" | "nested" | "none";
  /** One for each alternative of the document's `security` that asks for credentials. */
  readonly security: readonly ContractCredentials[];
  /** A request without credentials is allowed. */
  readonly anonymous: boolean;
  readonly accepted: readonly ContractCase[];
  readonly refused: readonly ContractCase[];
  readonly errors: readonly ContractError[];
}

export interface ContractCallOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ContractCall {
  withResponse(): Promise<{ readonly data: unknown; readonly response: Response }>;
}

export interface ContractParameter {
  /** In the document. */
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  /** In the params. */
  readonly property: string;
}

export interface ContractCredentials {
  readonly title: string;
  /** The client options that satisfy this alternative and nothing else. */
  readonly credentials: Readonly<Record<string, unknown>>;
}

export interface ContractCase {
  readonly title: string;
  readonly params: unknown;
}

export interface ContractError {
  /** As the document has it: `404`, `5XX` or `default`. */
  readonly status: string;
  /** The code to ask Prism for. */
  readonly code: number;
  readonly error: abstract new (...values: never[]) => Error;
}
