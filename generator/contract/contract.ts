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
  /** Prism answers the same a second time. */
  readonly maxRetries: 0;
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
  /** How the bodies of successful responses hold what the call gives; without it, they are just that. */
  readonly envelope?: ContractEnvelope;
  /** What a successful response sends item by item. */
  readonly stream?: ContractStream<Client>;
}

export interface ContractStream<Client> {
  /** Asks for the items; without it, the method gives them by itself. */
  readonly call?: ContractOperation<Client>["call"];
  readonly sequences: readonly ContractSequence[];
}

/** A response that is a sequence, and the items that the mock server sends in it. Without any, it sends none. */
export type ContractSequence = {
  /** The JSON pointer of its Media Type Object. */
  readonly at: string;
} & (
  | { readonly format: "events"; readonly items: readonly ContractEvent[] }
  | { readonly format: "jsonLines" | "jsonSequence"; readonly items: readonly unknown[] }
);

/** An event of a stream, and what its data is: JSON, or a text. */
export type ContractEvent =
  | { readonly event: string; readonly json: unknown }
  | { readonly event: string; readonly text: string };

export interface ContractEnvelope {
  /** The property that the call gives; without it, the whole body. */
  readonly payload?: string;
  /** The property that makes the call fail where it is `false`. */
  readonly flag?: string;
}

export interface ContractCallOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ContractCall {
  withResponse(): Promise<{ readonly data: unknown; readonly body: unknown; readonly response: Response }>;
}

export interface ContractParameter {
  /** In the document. */
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  /** In the params. */
  readonly property: string;
  /** The client options of the credentials that go to its place: where the request carries one, that is what is sent. */
  readonly credentials?: readonly string[];
}

export interface ContractCredentials {
  readonly title: string;
  /** The client options that satisfy this alternative and nothing else. */
  readonly credentials: Readonly<Record<string, unknown>>;
}

/** A request: told whole, or by what it changes of another. */
export type ContractCase = ContractSample | ContractVariation;

export interface ContractSample {
  readonly title: string;
  readonly params: unknown;
}

/** The params of an accepted case that stands before this one, with one change or several. */
export type ContractVariation = ContractBase & (ContractChange | { readonly changes: readonly ContractChange[] });

export interface ContractBase {
  readonly title: string;
  /** The title of the other case. */
  readonly from: string;
}

/** Places are JSON pointers into the params. */
export type ContractChange =
  | { readonly at: string; readonly value: unknown }
  /** A list of so many times its first item, or a text of so many letters. */
  | { readonly at: string; readonly length: number }
  | { readonly without: string };

export interface ContractError {
  /** As the document has it: `404`, `5XX` or `default`. */
  readonly status: string;
  /** The code to ask Prism for. */
  readonly code: number;
  readonly error: abstract new (...values: never[]) => Error;
}
