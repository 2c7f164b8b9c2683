import type { Contract, ContractClientOptions, ContractOperation } from "./contract.ts";
import type { Exchange, SentRequest } from "./exchange.ts";
import { recordingFetch } from "./recording-fetch.ts";

/** One call of a client's method. */
export interface Trial {
  readonly params: unknown;
  readonly credentials: Readonly<Record<string, unknown>>;
  /** The status to ask Prism for; without it, Prism answers with success. */
  readonly status?: number;
  /** The client is asked for the items of a stream, in the place of what it gives by itself. */
  readonly isStreamed?: boolean;
  /** What is done to the request on its way: a client would not send without credentials by itself. */
  readonly change?: (request: SentRequest) => SentRequest;
}

/** What came of a call. */
export type Outcome = { readonly exchanges: readonly Exchange[] } & (
  | { readonly kind: "answered"; readonly data: unknown; readonly body: unknown; readonly response: Response }
  | { readonly kind: "threw"; readonly error: unknown }
);

/** Where the requests of a trial go. */
export interface TrialTarget {
  readonly baseUrl: string;
  /** The path of the operation, as Prism has it. */
  readonly path: string;
}

/** Calls a method of a new client, whose requests go to a target and are recorded. */
export async function runTrial<Client>(
  contract: Contract<Client>,
  operation: ContractOperation<Client>,
  { baseUrl, path }: TrialTarget,
  trial: Trial,
): Promise<Outcome> {
  const { fetch, exchanges } = recordingFetch(path, trial.change);
  const options: ContractClientOptions = { ...trial.credentials, baseUrl, fetch, maxRetries: 0 };
  const headers = trial.status === undefined ? {} : { headers: { Prefer: `code=${trial.status}` } };
  try {
    const client = contract.createClient(options as never);
    const call = (trial.isStreamed === true && operation.stream?.call) || operation.call;
    const { data, body, response } = await call(client, trial.params as never, headers).withResponse();
    return { kind: "answered", data, body, response, exchanges };
  } catch (error) {
    return { kind: "threw", error, exchanges };
  }
}
