import { runInNewContext } from "node:vm";
import { isJsonObject, stringMember, type Json, type JsonObject } from "../../../generator/kernel/json.ts";

/** The params of a call by the places from which the document takes them. */
export interface RequestParts {
  readonly pathParams: JsonObject;
  readonly query: JsonObject;
  readonly headers: JsonObject;
  readonly body: Json | undefined;
}

/** @returns `undefined` where the params are more than data, as is a file. */
export function splitSample(statement: string, parameters: readonly JsonObject[]): RequestParts | undefined {
  const params = readParams(statement);
  if (params === undefined) return undefined;
  const placed = (place: string) => {
    const names = new Set(parameters.filter((one) => stringMember(one, "in") === place).map(({ name }) => name));
    return Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)));
  };
  const [pathParams, query, headers, cookies] = [placed("path"), placed("query"), placed("header"), placed("cookie")];
  const elsewhere = new Set([pathParams, query, headers, cookies].flatMap((part) => Object.keys(part)));
  const rest = Object.entries(params).filter(([name]) => !elsewhere.has(name));
  return { pathParams, query, headers, body: bodyOf(rest) };
}

/** A body that is no plain object is a param called `body`; the members of any other are params themselves. */
function bodyOf(rest: readonly (readonly [string, Json])[]): Json | undefined {
  const [first, ...others] = rest;
  if (first === undefined) return undefined;
  return first[0] === "body" && others.length === 0 ? first[1] : Object.fromEntries(rest);
}

/** The text between the parentheses of a statement that only awaits a call. */
export function argumentsOf(statement: string): string | undefined {
  return /^await [\w.]+\(([\s\S]*)\);$/.exec(statement)?.[1];
}

/** The only argument of a call, where that is data. */
function readParams(statement: string): JsonObject | undefined {
  const argument = argumentsOf(statement);
  if (argument === undefined) return undefined;
  if (argument === "") return {};
  try {
    const params: unknown = JSON.parse(JSON.stringify(runInNewContext(`(${argument})`, Object.create(null))));
    return isJsonObject(params) ? params : undefined;
  } catch {
    // Names a class, as `Blob`, which is no data.
    return undefined;
  }
}
