/** A request as it went over the wire. */
export interface SentRequest {
  /** As it was sent: `fetch` lets `patch` pass, which servers do not know. */
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** An answer as it came back. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What a client sent, and what it got for it. */
export interface Exchange {
  /** As the client made it, before anything was changed for the sake of a case. */
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
}

export function bodyText(message: { readonly body: Uint8Array }): string {
  return new TextDecoder().decode(message.body);
}
