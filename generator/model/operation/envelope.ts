import type { EnvelopeConfig } from "../../config/target-config.ts";
import type { Envelope, Operation } from "./operation.ts";
import { knownMembers, type KnownMember, type KnownMembers, type SchemasByPointer } from "../schema/known-members.ts";
import { payloadSchema } from "../schema/payload-schema.ts";
import { plainName } from "../names/plain-name.ts";
import { isSuccess } from "./response-status.ts";
import type { Schema } from "../schema/schema.ts";

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
  const bodies = successfulBodies(operation, named);
  const payload = bodies && findPayload(bodies, given, options);
  if (given?.payload !== undefined && payload === undefined) {
    onProblem(`no successful response of \`${operation.name}\` is an object with the property \`${given.payload}\``);
  }
  if (bodies === undefined) return undefined;
  const flag = findFlag(bodies, payload !== undefined);
  if (payload === undefined && flag === undefined) return undefined;
  return { payload, flag, isChecked: payload !== undefined && given?.required === true };
}

/** What is known of the body of each successful response that has one; `undefined` where one is no JSON object. */
function successfulBodies({ responses }: Operation, named: SchemasByPointer): readonly KnownMembers[] | undefined {
  const bodies: KnownMembers[] = [];
  for (const { status, content } of responses) {
    if (content === undefined || !isSuccess(status)) continue;
    const members = content.format === "json" ? knownMembers(content.schema, named) : undefined;
    if (members === undefined) return undefined;
    bodies.push(members);
  }
  return bodies.length === 0 ? undefined : bodies;
}

/** What is said of an operation that may have an envelope. */
type GivenEnvelope = Exclude<EnvelopeConfig, false> | undefined;

function findPayload(
  bodies: readonly KnownMembers[],
  given: GivenEnvelope,
  { payloads, named }: EnvelopeOptions,
): Envelope["payload"] {
  let name: string | undefined;
  for (const members of bodies) {
    const own = payloadName(members, payloads, given);
    if (own === undefined || (name !== undefined && own !== name)) return undefined;
    name = own;
  }
  if (name === undefined) return undefined;
  const schemas: Schema[] = [];
  let isRequired = true;
  for (const members of bodies) {
    const found = members.get(name);
    if (found === undefined) continue;
    schemas.push(payloadSchema(found.schema, named));
    isRequired &&= found.required;
  }
  return { name, schemas, required: isRequired || given?.required === true };
}

function payloadName(members: KnownMembers, payloads: readonly string[], given: GivenEnvelope): string | undefined {
  if (given?.payload !== undefined) return members.has(given.payload) ? given.payload : undefined;
  let name: string | undefined;
  for (const candidate of payloads) {
    if (!members.has(candidate)) continue;
    if (name !== undefined) return undefined;
    name = candidate;
  }
  if (name === undefined) return undefined;
  for (const beside of members.keys()) if (beside !== name && !isAboutResponse(beside)) return undefined;
  return name;
}

function isAboutResponse(name: string): boolean {
  return aboutResponse.has(plainName(name));
}

/**
 * The property that is false where the request failed: it stands beside a payload or beside reasons, else it might be the
 * very answer that was asked for.
 */
function findFlag(bodies: readonly KnownMembers[], hasPayload: boolean): string | undefined {
  for (const members of bodies) {
    for (const member of members.values()) {
      if (!flags.has(plainName(member.name)) || !isFlag(member)) continue;
      if (hasPayload || isAboutRequest(members)) return member.name;
      break;
    }
  }
  return undefined;
}

/** Whether an object says why a request failed, and nothing that is not about the response. */
function isAboutRequest(members: KnownMembers): boolean {
  const names = [...members.keys()];
  return names.some((name) => reasons.has(plainName(name))) && names.every(isAboutResponse);
}

function isFlag({ schema }: KnownMember): boolean {
  const parts: readonly Schema[] =
    schema.kind === "intersection" || schema.kind === "union" ? schema.members : [schema];
  return parts.every(
    (part) =>
      part.kind === "boolean" || (part.kind === "enum" && part.values.every((value) => typeof value === "boolean")),
  );
}
