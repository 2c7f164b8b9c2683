import type { JsonObject } from "../../kernel/json.ts";
import { formatOf, isSequence, preferred } from "../operation/media-format.ts";
import { isSuccess, readStatus } from "../operation/response-status.ts";

/** What the names of the schemas in one `content` depend on. */
interface ContentFacts {
  /** The media type that a client should use first. */
  readonly first: string | undefined;
  /** The first that is a sequence of items, where the first of all is none. */
  readonly stream: string | undefined;
}

const knownContents = new WeakMap<JsonObject, ContentFacts>();

const knownResponses = new WeakMap<JsonObject, boolean>();

/** Looked at once for all media types of a `content`, which may be thousands, and each of them is named by it. */
export function contentFacts(content: JsonObject): ContentFacts {
  const known = knownContents.get(content);
  if (known !== undefined) return known;
  const names = Object.keys(content);
  // Nearly all have one: these are not worth to be kept.
  if (names.length < 2) return { first: names[0], stream: undefined };
  const [first, ...others] = preferred(names.map((name) => ({ name, format: formatOf(name) })));
  const stream = first && !isSequence(first) ? others.find(isSequence)?.name : undefined;
  const made = { first: first?.name, stream };
  knownContents.set(content, made);
  return made;
}

/** Whether at most one of the statuses in `responses` is a success; looked at once, as are the media types. */
export function hasOneSuccess(responses: JsonObject): boolean {
  const known = knownResponses.get(responses);
  if (known !== undefined) return known;
  const successes = Object.keys(responses).filter((name) => {
    const status = readStatus(name.toUpperCase());
    return status !== undefined && isSuccess(status);
  });
  const made = successes.length < 2;
  knownResponses.set(responses, made);
  return made;
}
