import type { ParameterDescription } from "../operation-description.ts";
import type { SentRequest } from "../exchange.ts";

/** What a parameter's schema says its value is, as far as its serialisation depends on that. */
export type ValueShape = "scalar" | "array" | "object";

/** A value out of a request: text, or an array or object of texts; `undefined` where the request has none. */
export type TextValue = string | readonly string[] | Readonly<Record<string, string>> | undefined;

type Pairs = readonly (readonly [string, string])[];

/**
 * Reads a parameter out of a request, as its `style` and `explode` say that it is written.
 *
 * @param path the values in the path, still encoded.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function readParameter(
  parameter: ParameterDescription,
  shape: ValueShape,
  request: SentRequest,
  path: ReadonlyMap<string, string>,
): TextValue {
  const { name } = parameter;
  switch (parameter.in) {
    case "path": {
      const raw = path.get(name);
      return raw === undefined ? undefined : readPathValue(raw, parameter, shape);
    }
    case "query":
      return readPairs(queryPairs(request.url.search), parameter, shape, decode);
    case "header": {
      const raw = request.headers.get(name) ?? undefined;
      return raw === undefined
        ? undefined
        : splitValue(raw, { separator: ",", explode: parameter.explode, shape, decodeText: (text) => text.trim() });
    }
    case "cookie":
      return readPairs(cookiePairs(request.headers.get("cookie") ?? ""), parameter, shape, (text) => text);
  }
}

function readPathValue(raw: string, parameter: ParameterDescription, shape: ValueShape): TextValue {
  const { explode } = parameter;
  switch (parameter.style) {
    case "label":
      return splitValue(raw.replace(/^\./, ""), { separator: explode ? "." : ",", explode, shape, decodeText: decode });
    case "matrix": {
      const pairs = raw.split(";").filter((part) => part !== "");
      return readPairs(pairs.map(splitPair), { ...parameter, style: "form" }, shape, decode);
    }
    default:
      return splitValue(raw, { separator: ",", explode, shape, decodeText: decode });
  }
}

function readPairs(
  pairs: Pairs,
  parameter: ParameterDescription,
  shape: ValueShape,
  decodeText: (text: string) => string,
): TextValue {
  const { name, style, explode } = parameter;
  if (style === "deepObject") return readDeepObject(pairs, name, decodeText);
  if (shape === "object" && explode) {
    return pairs.length === 0
      ? undefined
      : Object.fromEntries(pairs.map(([key, value]) => [decodeText(key), decodeText(value)]));
  }
  const values = pairs.filter(([key]) => decodeText(key) === name).map(([, value]) => value);
  const [first] = values;
  if (first === undefined) return undefined;
  if (shape === "array" && explode) return values.map(decodeText);
  return splitValue(first, { separator: separators.get(style) ?? ",", explode: false, shape, decodeText });
}

const separators: ReadonlyMap<string, RegExp> = new Map([
  ["spaceDelimited", /%20|\+| /],
  ["pipeDelimited", /\||%7C/i],
]);

function readDeepObject(pairs: Pairs, name: string, decodeText: (text: string) => string): TextValue {
  const entries = pairs
    .map(([key, value]) => [decodeText(key), decodeText(value)] as const)
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"))
    .map(([key, value]) => [key.slice(name.length + 1, -1), value] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

interface Splitting {
  readonly separator: string | RegExp;
  /** The members of an object are written `name=value`. */
  readonly explode: boolean;
  readonly shape: ValueShape;
  readonly decodeText: (text: string) => string;
}

/** Splits before it decodes: a separator that is part of a value is encoded. */
function splitValue(raw: string, { separator, explode, shape, decodeText }: Splitting): TextValue {
  if (shape === "scalar") return decodeText(raw);
  const parts = raw.split(separator);
  if (shape === "array") return parts.map(decodeText);
  const pairs: Pairs = explode
    ? parts.map(splitPair)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""] as const] : []));
  return Object.fromEntries(pairs.map(([key, value]) => [decodeText(key), decodeText(value)]));
}

function queryPairs(search: string): Pairs {
  const parts = search.replace(/^\?/, "").split("&");
  return parts.filter((part) => part !== "").map((part) => splitPair(part.replaceAll("+", "%20")));
}

function cookiePairs(cookie: string): Pairs {
  const parts = cookie.split(";").map((part) => part.trim());
  return parts.filter((part) => part !== "").map(splitPair);
}

function splitPair(part: string): readonly [string, string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
