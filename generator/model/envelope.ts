import type { EnvelopeConfig } from "../config/target-config.ts";
import type { Envelope, Operation } from "./operation.ts";
import { knownMembers, type KnownMember, type KnownMembers, type SchemasByPointer } from "./known-members.ts";
import { payloadSchema } from "./payload-schema.ts";
import { plainName } from "./plain-name.ts";
import { isSuccess } from "./response-status.ts";
import type { Schema } from "./schema.ts";

/**
 * What may stand beside a payload: it is about the response, or about the place of a page in a list, and `withResponse()`
 * gives it. Anything else is part of what was asked for, so the object that holds it is no envelope.
 */
const aboutResponse: ReadonlySet<string> = new Set(
  (
    "success ok succeeded status statuscode code error errors errorcode errormessage message messages msg warning warnings " +
    "notice notices info resultinfo responseinfo responsemetadata meta metadata paging pagination pageinfo page pages " +
    "pagesize perpage pagecount currentpage firstpage lastpage nextpage previouspage prevpage total totals totalcount " +
    "totalitems totalpages totalresults totalrecords totalsize count size limit offset skip cursor cursors nextcursor " +
    "previouscursor prevcursor nextpagetoken nexttoken continuationtoken hasmore hasnext hasnextpage hasprevious " +
    "hasprevpage hasprev next previous prev first last self href link links url object requestid traceid correlationid " +
    "timestamp time took duration timing apiversion version schema jsonapi etag debug deprecation"
  ).split(" "),
);

/** What a property that says whether the request succeeded is called. */
const flags: ReadonlySet<string> = new Set(["success", "ok", "succeeded", "issuccess"]);

/** What tells why a request failed: beside it, a flag is about the request. */
const reasons: ReadonlySet<string> = new Set(
  "error errors errorcode errormessage message messages msg code".split(" "),
);

/** What is known beside the document. */
export interface EnvelopeOptions {
  readonly named: SchemasByPointer;
  /** What payloads are called. */
  readonly payloads: readonly string[];
  /** What the config or an extension says of this operation; `false` means that it has no envelope. */
  readonly given: EnvelopeConfig | undefined;
  /** Called where no payload is where `given` says. */
  readonly onProblem: (message: string) => void;
}

/**
 * Whether the JSON of an operation's successful responses holds what was asked for in one property, among others that are
 * about the response. All of them have to hold it in the same one; a response without a body does no harm.
 */
export function readEnvelope(operation: Operation, options: EnvelopeOptions): Envelope | undefined {
  const { named, given, onProblem } = options;
  if (given === false) return undefined;
  const contents = operation.responses.flatMap(({ status, content }) =>
    isSuccess(status) && content ? [content] : [],
  );
  const bodies = contents.flatMap(({ format, schema }) =>
    format === "json" ? (knownMembers(schema, named) ?? []) : [],
  );
  const isKnown = bodies.length === contents.length && bodies.length > 0;
  const payload = isKnown ? findPayload(bodies, { ...options, given }) : undefined;
  if (given?.payload !== undefined && payload === undefined) {
    onProblem(`no successful response of \`${operation.name}\` is an object with the property \`${given.payload}\``);
  }
  if (!isKnown) return undefined;
  const [flag] = bodies.flatMap((members) => findFlag(members, payload !== undefined) ?? []);
  if (payload === undefined && flag === undefined) return undefined;
  return { payload, flag, isChecked: payload !== undefined && given?.required === true };
}

/** An operation that may have an envelope. */
interface PayloadOptions extends EnvelopeOptions {
  readonly given: Exclude<EnvelopeConfig, false> | undefined;
}

function findPayload(bodies: readonly KnownMembers[], options: PayloadOptions): Envelope["payload"] {
  const names = new Set(bodies.map((members) => payloadName(members, options)));
  const [name] = names;
  if (names.size !== 1 || name === undefined) return undefined;
  const found = bodies.flatMap((members) => members.get(name) ?? []);
  const schemas = found.map(({ schema }) => payloadSchema(schema, options.named));
  const isRequired = found.every(({ required }) => required) || options.given?.required === true;
  return { name, schemas, required: isRequired };
}

function payloadName(members: KnownMembers, { payloads, given }: PayloadOptions): string | undefined {
  if (given?.payload !== undefined) return members.has(given.payload) ? given.payload : undefined;
  const [name, ...others] = payloads.filter((candidate) => members.has(candidate));
  if (name === undefined || others.length > 0) return undefined;
  const beside = [...members.keys()].filter((candidate) => candidate !== name);
  return beside.every((candidate) => aboutResponse.has(plainName(candidate))) ? name : undefined;
}

/**
 * The property that is false where the request failed: it stands beside a payload or beside reasons, else it might be the
 * very answer that was asked for.
 */
function findFlag(members: KnownMembers, hasPayload: boolean): string | undefined {
  const isAboutRequest = hasPayload || [...members.keys()].some((name) => reasons.has(plainName(name)));
  const isOnlyAbout = [...members.keys()].every((name) => aboutResponse.has(plainName(name)));
  const found = [...members.values()].find((member) => flags.has(plainName(member.name)) && isFlag(member));
  return found !== undefined && (hasPayload || (isAboutRequest && isOnlyAbout)) ? found.name : undefined;
}

function isFlag({ schema }: KnownMember): boolean {
  const parts: readonly Schema[] =
    schema.kind === "intersection" || schema.kind === "union" ? schema.members : [schema];
  return parts.every(
    (part) =>
      part.kind === "boolean" || (part.kind === "enum" && part.values.every((value) => typeof value === "boolean")),
  );
}
