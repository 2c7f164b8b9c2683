import { parsePointer } from "../../kernel/json-pointer.ts";
import type { PaginationConfig, PaginationStyle } from "../../config/target-config.ts";
import type { Operation, Parameter } from "../operation/operation.ts";
import type { PageOrder } from "./page-order.ts";
import type { Response } from "../operation/response.ts";
import { knownMembers, type SchemasByPointer } from "../schema/known-members.ts";
import type { ListFacts } from "../schema/list-facts.ts";
import type { paramNames } from "./pagination-names.ts";
import { resolvedSchema } from "../schema/resolved-schema.ts";

/** What a caller asks for a page with: a parameter, or a field of the body. */
export type PageParam = Pick<Parameter, "name" | "localName" | "schema" | "docs">;

/** What an operation has that tells how its pages follow each other. */
export interface OrderContext {
  readonly operation: Operation;
  readonly response: Response;
  readonly facts: ListFacts;
  readonly params: Readonly<Record<keyof typeof paramNames, PageParam | undefined>>;
  readonly named: SchemasByPointer;
  readonly given: Exclude<PaginationConfig, false> | undefined;
}

type FindOrder = (context: OrderContext) => PageOrder | undefined;

/**
 * The ways in which pages follow each other, the surest first: a cursor comes from the page before; a link in the header is
 * there for nothing else; a number needs something that says where the list ends before a link in the body counts, which
 * may be there for people to click on.
 */
export const pageOrders: readonly { readonly kind: PaginationStyle; readonly find: FindOrder }[] = [
  { kind: "cursor", find: cursorOrder },
  { kind: "link", find: headerLinkOrder },
  { kind: "page", find: (context) => (saysEnd(context) ? numberOrder(context) : undefined) },
  { kind: "offset", find: (context) => (saysEnd(context) ? offsetOrder(context) : undefined) },
  { kind: "link", find: bodyLinkOrder },
  { kind: "cursor", find: lastItemOrder },
  { kind: "page", find: numberOrder },
  { kind: "offset", find: offsetOrder },
];

function saysEnd({ facts }: OrderContext): boolean {
  return facts.total !== undefined || facts.pages !== undefined || facts.more !== undefined;
}

function cursorOrder({ params, facts }: OrderContext): PageOrder | undefined {
  const { cursor } = params;
  if (cursor === undefined || facts.cursor === undefined) return undefined;
  return {
    kind: "cursor",
    param: cursor.localName,
    next: { in: "body", path: facts.cursor },
    ...pick(facts, ["more"]),
  };
}

/** Needs something that says whether there is more, and items that have ids. */
function lastItemOrder({ params, facts, given, operation, ...context }: OrderContext): PageOrder | undefined {
  const last = given?.last === undefined ? undefined : parsePointer(given.last);
  const param = params.lastId ?? (given?.last === undefined ? undefined : params.cursor);
  if (param === undefined) return undefined;
  const path =
    last ?? (facts.more !== undefined && hasIds(context.response, operation, context.named) ? ["id"] : undefined);
  return path && { kind: "cursor", param: param.localName, next: { in: "item", path }, ...pick(facts, ["more"]) };
}

function hasIds({ content }: Response, { envelope }: Operation, named: SchemasByPointer): boolean {
  const members = content && knownMembers(content.schema, named);
  const [payload] = envelope?.payload?.schemas ?? [];
  const lists = payload ? [payload] : [...(members?.values() ?? [])].map(({ schema }) => schema);
  return lists.some((schema) => {
    const list = resolvedSchema(schema, named);
    return list.kind === "array" && knownMembers(list.items, named)?.has("id") === true;
  });
}

function headerLinkOrder(context: OrderContext): PageOrder | undefined {
  const hasHeader = context.response.headers.some(({ name }) => name.toLowerCase() === "link");
  const isGiven = context.given?.style === "link" && context.given.next === undefined;
  const params = linkedParams(context);
  return (hasHeader || isGiven) && params.length > 0 ? { kind: "link", params } : undefined;
}

function bodyLinkOrder(context: OrderContext): PageOrder | undefined {
  const { link } = context.facts;
  const params = linkedParams(context);
  if (link === undefined || params.length === 0) return undefined;
  // In the place of a link may be a cursor, or the number of the page.
  const { page, cursor = page } = context.params;
  return { kind: "link", params, next: link, ...(cursor && { cursor: cursor.localName }) };
}

/** All query parameters, where one of them says which page it is. */
function linkedParams({ operation, params }: OrderContext): readonly { name: string; localName: string }[] {
  const { page, offset, cursor, lastId } = params;
  if ((page ?? offset ?? cursor ?? lastId) === undefined) return [];
  const query = operation.parameters.filter((parameter) => parameter.in === "query" && parameter.style === "form");
  return query.map(({ name, localName }) => ({ name, localName }));
}

function numberOrder(context: OrderContext): PageOrder | undefined {
  const { params, facts, given } = context;
  if (params.page === undefined || !isCounting(params.page, context)) return undefined;
  return {
    kind: "page",
    param: params.page.localName,
    first: given?.first ?? firstOf(params.page, context, 1),
    ...pick(facts, ["current", "size", "pages", "more", "total"]),
  };
}

function offsetOrder(context: OrderContext): PageOrder | undefined {
  const { params, facts, given } = context;
  if (params.offset === undefined || !isCounting(params.offset, context)) return undefined;
  return {
    kind: "offset",
    param: params.offset.localName,
    first: given?.first ?? firstOf(params.offset, context, 0),
    ...pick(facts, ["more", "total"]),
  };
}

/** A count of pages or items: it is a number, and there is something else about pages. */
function isCounting({ schema }: PageParam, { params, facts, named, given }: OrderContext): boolean {
  const { kind } = resolvedSchema(schema, named);
  const isNumber = kind === "number" || kind === "string" || kind === "unknown";
  const hasOther = params.size !== undefined || Object.keys(facts).some((fact) => fact !== "link" && fact !== "cursor");
  return isNumber && (hasOther || given?.style !== undefined);
}

/**
 * Where counting starts: what is sent where nothing is given. A minimum of 0 counts as well, although many that start at 1
 * have one: a page that comes twice is noticed, a page that is left out is not.
 */
function firstOf({ schema, docs }: PageParam, { named }: OrderContext, usual: number): number {
  const resolved = resolvedSchema(schema, named);
  const minimum = resolved.kind === "number" ? resolved.minimum : undefined;
  const candidates = [docs.default, minimum].map(Number);
  return candidates.find((value) => value === 0 || value === 1) ?? usual;
}

function pick<Key extends keyof ListFacts>(facts: ListFacts, keys: readonly Key[]): Pick<ListFacts, Key> {
  const found = keys.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]] as const]));
  return Object.fromEntries(found) as Pick<ListFacts, Key>;
}
