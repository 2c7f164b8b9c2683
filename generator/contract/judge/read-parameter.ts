import type { ParameterDescription } from "../document/operation-description.ts";
import type { SentRequest } from "../exchange.ts";
import type { ValueShape } from "../document/value-shape.ts";

/** A value out of a request: text, or an array or object of such; `undefined` where the request has none. */
export type TextValue = Text | undefined;

type Text = string | readonly Text[] | { readonly [name: string]: Text };

/** What is known of a parameter beside how it is written. */
export interface ParameterForm {
  readonly shape: ValueShape;
  /** The shape of what it has within, by the names that lead there. */
  readonly within: (names: readonly string[]) => ValueShape;
  /** The names of what else may be in its place: these are no properties of an object that is written without a name. */
  readonly others: ReadonlySet<string>;
}

type Pairs = readonly (readonly [string, string])[];

/**
 * Reads a parameter out of a request, as its `style` and `explode` say that it is written.
 *
 * @param path the values in the path, still encoded.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function readParameter(
  parameter: ParameterDescription,
  form: ParameterForm,
  request: SentRequest,
  path: ReadonlyMap<string, string>,
): TextValue {
  const { name } = parameter;
  const { shape } = form;
  switch (parameter.in) {
    case "path": {
      const raw = path.get(name);
      return raw === undefined
        ? undefined
        : readPathValue(raw === "" ? [...path.values()].join("") : raw, parameter, form);
    }
    case "query":
      return readPairs(queryPairs(request.url.search), parameter, form, decode);
    case "header": {
      const raw = request.headers.get(name) ?? undefined;
      return raw === undefined
        ? undefined
        : splitValue(raw, { separator: ",", explode: parameter.explode, shape, decodeText: (text) => text.trim() });
    }
    case "cookie":
      return readPairs(cookiePairs(request.headers.get("cookie") ?? ""), parameter, form, (text) => text);
  }
}

function readPathValue(raw: string, parameter: ParameterDescription, form: ParameterForm): TextValue {
  const { explode } = parameter;
  const { shape } = form;
  switch (parameter.style) {
    case "label":
      return splitValue(raw.replace(/^\./, ""), { separator: explode ? "." : ",", explode, shape, decodeText: decode });
    case "matrix": {
      const pairs = raw.split(";").filter((part) => part !== "");
      return readPairs(pairs.map(splitPair), { ...parameter, style: "form" }, form, decode);
    }
    default:
      return splitValue(raw, { separator: ",", explode, shape, decodeText: decode });
  }
}

function readPairs(
  pairs: Pairs,
  parameter: ParameterDescription,
  { shape, within, others }: ParameterForm,
  decodeText: (text: string) => string,
): TextValue {
  const { name, style, explode } = parameter;
  if (style === "deepObject") return readDeepObject(pairs, name, within, decodeText);
  if (shape === "object" && explode) {
    const members = pairs.map(([key, value]) => [decodeText(key), decodeText(value)] as const);
    const own = members.filter(([key]) => !others.has(key) && !others.has(key.replace(/\[.*/s, "")));
    return own.length === 0 ? undefined : Object.fromEntries(own);
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

/** Objects within it are nested in the way that is common: `a[b][c]=1`, and `a[b]=1&a[b]=2` for a list. */
function readDeepObject(
  pairs: Pairs,
  name: string,
  within: ParameterForm["within"],
  decodeText: (text: string) => string,
): TextValue {
  const entries = pairs.flatMap(([key, value]): Nested[] => {
    const decoded = decodeText(key);
    const isNested = decoded.startsWith(`${name}[`) && decoded.endsWith("]");
    if (!isNested && decoded !== name) return [];
    return [{ names: isNested ? decoded.slice(name.length + 1, -1).split("][") : [], text: decodeText(value) }];
  });
  return nest(entries, [], within);
}

interface Nested {
  /** Those that lead from here to the text. */
  readonly names: readonly string[];
  readonly text: string;
}

function nest(entries: readonly Nested[], way: readonly string[], within: ParameterForm["within"]): TextValue {
  const isList = within(way) === "array";
  const names = new Set(entries.flatMap(({ names: [first] }) => first ?? []));
  if (names.size === 0) {
    const texts = entries.map(({ text }) => text);
    return isList && texts.length > 0 ? texts : texts.length > 1 ? texts : texts[0];
  }
  const members = [...names].map((name) => {
    const inner = entries.filter(({ names: [first] }) => first === name);
    const rest = inner.map(({ names: [, ...others], text }) => ({ names: others, text }));
    return [name, nest(rest, [...way, name], within) ?? ""] as const;
  });
  const object = Object.fromEntries(members);
  return isList ? [object] : object;
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
