import { parsePointer } from "../../kernel/json-pointer.ts";
import type { PaginationConfig } from "../../config/target-config.ts";
import type { Operation, Parameter } from "../operation/operation.ts";
import type { BodyPath, PageOrder, Pagination } from "./page-order.ts";
import { nearest } from "../../kernel/nearest.ts";
import { missingMember, partAt, type SchemasByPointer } from "../schema/known-members.ts";
import { findFacts, listPlaces, type ListFacts } from "../schema/list-facts.ts";
import { findItems } from "../schema/list-items.ts";
import { pageOrders, type OrderContext, type PageParam } from "./page-orders.ts";
import { meaningsIn, paramNames } from "./pagination-names.ts";
import { plainName } from "../names/plain-name.ts";
import { resolvedSchema } from "../schema/resolved-schema.ts";
import { isSuccess } from "../operation/response-status.ts";
import type { Schema } from "../schema/schema.ts";
import { carries } from "../schema/walk-schema.ts";

export interface PaginationOptions {
  readonly named: SchemasByPointer;
  /** What the config or an extension says of this operation; `false` means that it has no pages. */
  readonly given: PaginationConfig | undefined;
  /** Called where what `given` says cannot be. */
  readonly onProblem: (message: string) => void;
}

type PaginationRule = Exclude<PaginationConfig, false>;

/** The methods that may be sent again and again. */
const reading: ReadonlySet<string> = new Set(["get", "query"]);

/**
 * How the pages of a list follow each other, as far as params and the one successful response tell. Where they do not tell
 * for certain it has none: a pager that stops early is worse than no pager.
 */
export function readPagination(operation: Operation, options: PaginationOptions): Pagination | undefined {
  const { named, given, onProblem } = options;
  if (given === false || (given === undefined && !reading.has(operation.method))) return undefined;
  const params = pageParams(operation, named, given);
  if (given?.parameter !== undefined && !Object.values(params).some((param) => param?.name === given.parameter)) {
    onProblem(`\`${operation.name}\` has no parameter \`${given.parameter}\`, nor such a field of a body beside them`);
  }
  // A page is asked for with one of these.
  if (given === undefined && (params.page ?? params.offset ?? params.cursor ?? params.lastId) === undefined)
    return undefined;
  const successes = operation.responses.filter(({ status, content }) => isSuccess(status) && content !== undefined);
  const [response] = successes;
  const body = response?.content;
  if (response === undefined || body?.format !== "json" || successes.length > 1) {
    if (given) onProblem(`\`${operation.name}\` has not just one successful response with JSON`);
    return undefined;
  }
  const places = listPlaces(body.schema, operation.envelope, named);
  const inBody = given && fitting(given, pagePointers, { holder: body.schema, named, onProblem });
  const items = pathOf(inBody?.items) ?? findItems(body.schema, { places, envelope: operation.envelope, named });
  const list = items && partAt(body.schema, items, named);
  const rule = inBody && fitting(inBody, ["last"], { holder: list && itemOf(list, named), named, onProblem });
  const facts = { ...findFacts(places, named), ...givenFacts(rule) };
  const order = findOrder({ operation, response, facts, named, params, given: rule });
  if (items !== undefined && order !== undefined)
    return { localName: operation.localName, functionName: operation.functionName, items, order };
  // What is not there has been reported.
  if (given && rule && Object.keys(rule).length === Object.keys(given).length) {
    const missing =
      items === undefined ? "no list in its response" : "nothing that tells how its pages follow each other";
    onProblem(`\`${operation.name}\` has ${missing}`);
  }
  return undefined;
}

function findOrder(context: OrderContext): PageOrder | undefined {
  const style = context.given?.style;
  for (const { kind, find } of pageOrders) {
    const found = style === undefined || style === kind ? find(context) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The query parameters that pages are about, and before all others what the config names: it may be a field of the body. */
function pageParams(
  operation: Operation,
  schemas: SchemasByPointer,
  given: OrderContext["given"],
): OrderContext["params"] {
  const { parameters } = operation;
  const named =
    given?.parameter === undefined
      ? undefined
      : (parameters.find(({ name }) => name === given.parameter) ?? bodyField(operation, given.parameter, schemas));
  const found = new Map<keyof typeof paramNames, { readonly parameter: Parameter; readonly rank: number }>();
  for (const parameter of parameters) {
    if (parameter.in !== "query") continue;
    for (const { kind, rank } of meanings.get(plainName(parameter.name)) ?? []) {
      if (rank < (found.get(kind)?.rank ?? Infinity)) found.set(kind, { parameter, rank });
    }
  }
  return {
    page: named ?? found.get("page")?.parameter,
    offset: named ?? found.get("offset")?.parameter,
    cursor: named ?? found.get("cursor")?.parameter,
    lastId: named ?? found.get("lastId")?.parameter,
    size: found.get("size")?.parameter,
  };
}

/** A field of a body whose fields stand beside the parameters. */
function bodyField({ body }: Operation, name: string, schemas: SchemasByPointer): PageParam | undefined {
  if (body?.placement !== "flat") return undefined;
  const pending = [body.content.schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const schema = resolvedSchema(next, schemas);
    if (schema.kind === "intersection") pending.push(...schema.members);
    if (schema.kind !== "object") continue;
    const property = schema.properties.find((one) => one.name === name && carries("request", one));
    if (property) return { ...property, localName: name };
  }
  return undefined;
}

const meanings = meaningsIn(paramNames);

function givenFacts(given: OrderContext["given"]): ListFacts | undefined {
  if (given === undefined) return undefined;
  const next = pathOf(given.next);
  const facts = {
    ...(given.style === "link" ? { link: next } : { cursor: next }),
    more: pathOf(given.more),
    total: pathOf(given.total),
    pages: pathOf(given.pages),
    size: pathOf(given.size),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, path]) => path !== undefined));
}

const pagePointers = ["items", "next", "total", "pages", "size", "more"] as const;

/**
 * What the config says without the places that are not there, although the document says what is: a pager that looks for
 * its cursor there would stop early. They are reported.
 */
function fitting(
  given: PaginationRule,
  options: readonly ((typeof pagePointers)[number] | "last")[],
  {
    holder,
    named,
    onProblem,
  }: Pick<PaginationOptions, "named" | "onProblem"> & { readonly holder: Schema | undefined },
): PaginationRule {
  const missing = options.filter((option) => {
    const path = pathOf(given[option]);
    const found = holder && path && missingMember(holder, path, named);
    if (found === undefined) return false;
    const [near] = nearest(found.name, found.known, 1);
    const hint = near === undefined ? "add it to the document with an overlay" : `did you mean \`${near}\`?`;
    onProblem(`\`${option}\` leads to \`${found.name}\`, which is not in its response; ${hint}`);
    return true;
  });
  return Object.fromEntries(Object.entries(given).filter(([name]) => !missing.some((option) => option === name)));
}

function itemOf(list: Schema, named: SchemasByPointer): Schema | undefined {
  const resolved = resolvedSchema(list, named);
  return resolved.kind === "array" ? resolved.items : undefined;
}

/** The config has places as JSON Pointers, which its form has checked. */
function pathOf(pointer: string | undefined): BodyPath | undefined {
  return pointer === undefined ? undefined : parsePointer(pointer);
}
