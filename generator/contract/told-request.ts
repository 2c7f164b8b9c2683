/** What the harness tells the mock server of a request, as nothing on the wire shows it. */
export interface ToldRequest {
  /** The path of the operation that is called, as Prism has it: others of the document may match it, too. */
  readonly path: string;
  /** The headers that the client gave, in small letters: `fetch` adds others, which the document may refuse. */
  readonly given: readonly string[];
}

/** A header of its own, which no document declares. */
const header = "routesmith-contract-request";

/** Adds what is told to the headers of a request. */
export function tellRequest(headers: Headers, told: ToldRequest): void {
  headers.set(header, encodeURIComponent(JSON.stringify(told)));
}

/** `undefined` where a request comes from elsewhere. */
export function toldRequest(headers: Readonly<Record<string, string>> = {}): ToldRequest | undefined {
  const text = headers[header];
  return text === undefined ? undefined : (JSON.parse(decodeURIComponent(text)) as ToldRequest);
}
