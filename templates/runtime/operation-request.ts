import type { Security } from "./authorize.js";
import type { BodyWriter } from "./request-body.js";
import type { ResponseType } from "./response-body.js";
import type { ParameterValues } from "./serialize.js";

/** What an operation sends: its values by the places that they go to, not serialised yet. */
export interface OperationRequest {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";
  /** The template, with the names of `pathParams` in braces. */
  readonly path: string;
  readonly security: Security;
  readonly pathParams?: ParameterValues;
  readonly query?: ParameterValues;
  readonly headers?: ParameterValues;
  readonly cookies?: ParameterValues;
  readonly body?: unknown;
  /** `application/json` by default. */
  readonly contentType?: string;
  /** Writes a body that is an object but not sent as JSON. */
  readonly writeBody?: BodyWriter;
  /** `json` by default. */
  readonly responseType?: ResponseType;
}
