import { isRecord } from "./expand.js";
import { InvalidResponseError } from "./request-error.js";
import { UnsuccessfulError, type SuccessAnswer } from "./unsuccessful-error.js";

/** Gives the inside of a successful response's body. */
export type Unwrap = (answer: SuccessAnswer) => unknown;

/** What the document says of the bodies of an operation's successful responses. */
export interface EnvelopeForm {
  /** The property that holds what was asked for; without it, that is the body itself. */
  readonly payload?: string;
  /** The property that is `false` where the request failed in spite of its status. */
  readonly flag?: string;
  /** A body without a payload is an error, be it null or absent. */
  readonly required?: boolean;
}

/**
 * Takes what was asked for out of the object that it comes in. A payload that is absent is undefined, and one that is
 * null is null; so is that of a response without a body. An operation without an envelope imports none of this.
 *
 * @throws {UnsuccessfulError} where the body says that the request failed.
 * @throws {InvalidResponseError} where the body is no object, or has no payload and must have one.
 */
export function envelope({ payload, flag, required }: EnvelopeForm): Unwrap {
  return (answer) => {
    const { operation, body, response } = answer;
    if (body === undefined) return undefined;
    if (!isRecord(body))
      throw new InvalidResponseError(operation, "the body is not the object that was expected", response);
    if (flag !== undefined && own(body, flag) === false) throw new UnsuccessfulError(answer, flag);
    if (payload === undefined) return body;
    const inside = own(body, payload);
    if (required && (inside ?? undefined) === undefined) {
      throw new InvalidResponseError(operation, `the body has no \`${payload}\``, response);
    }
    return inside;
  };
}

function own(body: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(body, name) ? body[name] : undefined;
}
