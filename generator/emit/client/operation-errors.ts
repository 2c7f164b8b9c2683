import type { MediaType } from "../../model/operation/content.ts";
import { isSequence } from "../../model/operation/media-format.ts";
import type { Operation } from "../../model/operation/operation.ts";
import type { Response, ResponseStatus } from "../../model/operation/response.ts";
import { isSuccess } from "../../model/operation/response-status.ts";
import { code, importedType, lit, union, type Code } from "../print/code.ts";
import { printType, type TypeContext } from "../print/print-type.ts";
import { printBody } from "./data-type.ts";

const errorsModule = "runtime/errors";

const printed = new Map<string, Code>();

/** The type of that name of the runtime, of which there are few. */
function errorType(name: string): Code {
  const known = printed.get(name);
  if (known) return known;
  const made = importedType(name, errorsModule);
  printed.set(name, made);
  return made;
}

/** The classes that the runtime has for a status. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
export const errorClasses: ReadonlyMap<number, string> = new Map([
  [400, "BadRequestError"],
  [401, "UnauthorizedError"],
  [403, "ForbiddenError"],
  [404, "NotFoundError"],
  [405, "MethodNotAllowedError"],
  [408, "RequestTimeoutError"],
  [409, "ConflictError"],
  [410, "GoneError"],
  [412, "PreconditionFailedError"],
  [413, "ContentTooLargeError"],
  [415, "UnsupportedMediaTypeError"],
  [422, "UnprocessableContentError"],
  [429, "TooManyRequestsError"],
]);

/** The class that the runtime throws for a status. */
export function errorClassName(status: number): string {
  return status >= 500 ? "ServerError" : (errorClasses.get(status) ?? "ApiError");
}

/** The class of every error that a response stands for. */
export function responseClassName(status: ResponseStatus): string {
  if (status.kind === "code") return errorClassName(status.code);
  return status.kind === "range" && status.hundreds === 5 ? "ServerError" : "ApiError";
}

/** The responses of an operation that report an error, in the order of the document's statuses. */
export function errorResponses(operation: Operation): readonly Response[] {
  return operation.responses.filter(({ status }) => {
    if (status.kind === "code") return status.code >= 400;
    return status.kind === "range" ? status.hundreds >= 4 : !isSuccess(status);
  });
}

/**
 * The type of what a call may fail with. No two of its members share a status, so that comparing `error.status` leaves just
 * the documented body: a range has the codes that the document does not give, and the undocumented ones are the rest.
 *
 * @param room how many characters of it may stand on one line.
 */
export function printErrors(operation: Operation, context: TypeContext, room: number): Code {
  const responses = errorResponses(operation);
  const codes: number[] = [];
  const documented: Code[] = [];
  const ranges: Code[] = [];
  for (const { status } of responses) {
    if (status.kind === "code") {
      codes.push(status.code);
      documented.push(lit(status.code));
    } else if (status.kind === "range") ranges.push(rangeType(status.hundreds));
  }
  for (const range of ranges) documented.push(range);
  const isComplete = ranges.length === 2 || responses.some(({ status }) => status.kind === "default");
  const errors = responses.map((response) => printError(response, { codes, documented, context }));
  if (!isComplete) errors.push(undocumentedError(documented));
  if (operation.envelope?.flag !== undefined) {
    errors.push(code`${errorType("UnsuccessfulError")}<${printBody(operation, context)}>`);
  }
  errors.push(errorType("RequestError"));
  return union(errors, 0, room);
}

function undocumentedError(documented: readonly Code[]): Code {
  const name = errorType("UndocumentedError");
  return documented.length === 0 ? name : code`${name}<${union(documented)}>`;
}

interface ErrorContext {
  readonly codes: readonly number[];
  readonly documented: readonly Code[];
  readonly context: TypeContext;
}

/** Of items that follow one another nobody reads an error as such: it is their text, or the value of a single one. */
function printErrorBody(content: MediaType, context: TypeContext): Code {
  return isSequence(content) ? unknown : printType(content.schema, context);
}

function printError({ status, content, alternatives }: Response, { codes, documented, context }: ErrorContext): Code {
  const bodies = [content ?? [], alternatives].flat().map((one) => printErrorBody(one, context));
  const body = content ? union(bodies) : unknown;
  switch (status.kind) {
    case "code": {
      const name = errorClassName(status.code);
      if (name === "ApiError") return statusError(lit(status.code), body);
      return name === "ServerError" ? serverError(body, lit(status.code)) : code`${errorType(name)}<${body}>`;
    }
    case "range": {
      const others = codes.filter((known) => Math.floor(known / 100) === status.hundreds).map((known) => lit(known));
      const statuses = without(rangeType(status.hundreds), others);
      if (status.hundreds === 4) return statusError(statuses, body);
      return others.length === 0 ? code`${errorType("ServerError")}<${body}>` : serverError(body, statuses);
    }
    case "default":
      return statusError(without(errorType("ErrorStatus"), documented), body);
  }
}

const unknown = code`unknown`;

function statusError(statuses: Code, body: Code): Code {
  return code`${errorType("StatusError")}<${statuses}, ${body}>`;
}

function serverError(body: Code, statuses: Code): Code {
  return code`${errorType("ServerError")}<${body}, ${statuses}>`;
}

function rangeType(hundreds: number): Code {
  return errorType(hundreds === 4 ? "ClientErrorStatus" : "ServerErrorStatus");
}

function without(statuses: Code, others: readonly Code[]): Code {
  return others.length === 0 ? statuses : code`Exclude<${statuses}, ${union(others)}>`;
}
