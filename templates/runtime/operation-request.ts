import type { Secrets, Security } from "./auth.js";
import type { QueryWriter } from "./content.js";
import type { BodyWriter, ParameterValues } from "./request.js";
import type { BodyReader, HeaderReader, Unwrap } from "./response.js";
import type { StreamReader } from "./stream.js";

/** What an operation sends: its values by the places that they go to, not serialised yet. */
export interface OperationRequest {
  /** As it is sent: `GET`. */
  readonly method: string;
  /** The template, with the names of `pathParams` in braces. */
  readonly path: string;
  readonly security: Security;
  /** A server of its own: its key in the client's `servers`. */
  readonly server?: string;
  readonly pathParams?: ParameterValues;
  readonly query?: ParameterValues;
  /** The one parameter that is the whole query, but for a credential. */
  readonly queryString?: QueryWriter;
  readonly headers?: ParameterValues;
  readonly cookies?: ParameterValues;
  readonly body?: unknown;
  /** `application/json` by default. */
  readonly contentType?: string;
  /** Writes a body that is an object but not sent as JSON. */
  readonly writeBody?: BodyWriter;
  /** Reads the body of a successful response; without it, there is no data. */
  readonly readBody?: BodyReader;
  /** Reads the body as a stream, in the place of `readBody`. */
  readonly readStream?: StreamReader;
  /** The media type to ask for, where a server has several. */
  readonly accept?: string;
  /** What of it nobody may read, whatever a server quotes. */
  readonly secrets?: Secrets;
  /** The document says that a 409 may be retried. */
  readonly retryConflict?: boolean;
  /** Takes the data out of the body of a successful response; without it, the body is the data. */
  readonly unwrap?: Unwrap;
  /** Reads the documented headers of a successful response. */
  readonly readHeaders?: HeaderReader;
}
