/** Documents that ask for as much as their size allows. Each is made in code, of any size. */

type Schemas = Readonly<Record<string, object>>;

const responses = { 200: { description: "ok" } };

const text = { type: "string" };

/** The text of a document with one operation, whose body is the schema `A`. */
export function withSchemas(schemas: Schemas, more: object = {}): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/a": {
        post: { operationId: "a", requestBody: { content: { "application/json": { schema: ref("A") } } }, responses },
      },
    },
    components: { schemas },
    ...more,
  });
}

/** The text of a document whose one body has a schema that is itself text: what is nested deeply can only be written so. */
export function withText(schema: string): string {
  return withSchemas({ A: {} }).replace('"A":{}', () => `"A":${schema}`);
}

/** The text of a document with these paths. */
export function withPaths(items: object, more: object = {}): string {
  return withSchemas({}, { paths: items, ...more });
}

/** A document with one operation. */
export function withOperation(operation: object, more: object = {}): string {
  return withPaths({ "/a": { post: { operationId: "a", responses, ...operation } } }, more);
}

export function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** As many entries, each with its name. */
export function many<T>(count: number, entry: (index: number) => readonly [string, T]): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}

/** Schemas in a row, each made of the next; the first is `A`. */
export function chain(count: number, link: (next: object, index: number) => object): Schemas {
  return many(count, (index) => {
    const isLast = index === count - 1;
    const schema = isLast ? { type: "object", properties: { x: text } } : link(ref(`S${index + 1}`), index);
    return [index === 0 ? "A" : `S${index}`, schema];
  });
}

export function nested(before: string, count: number, inner: string, after: string): string {
  return before.repeat(count) + inner + after.repeat(count);
}

export function mappedUnion(count: number): string {
  const mapping = many(count, (index) => [`v${index}`, `#/components/schemas/V${index}`]);
  const members = many(count, (index) => [
    `V${index}`,
    { type: "object", required: ["t"], properties: { t: text, p: text } },
  ]);
  const A = { oneOf: Object.keys(members).map(ref), discriminator: { propertyName: "t", mapping } };
  return withSchemas({ A, ...members });
}

export function paths(count: number): string {
  return withPaths(many(count, (index) => [`/p${index}/x`, { get: { operationId: `op${index}`, responses } }]));
}

/** Every schema of a layer is made of all of the next layer. */
export function layers(count: number): string {
  const layered = many(count * count, (index): [string, object] => {
    const layer = Math.floor(index / count);
    const next = Array.from({ length: count }, (_, position) => ref(`L${(layer + 1) * count + position}`));
    const last = { type: "object", properties: { [`q${index}`]: text } };
    return [`L${index}`, layer === count - 1 ? last : { allOf: [...next, { required: ["zz"] }] }];
  });
  return withSchemas({ A: ref("L0"), ...layered });
}

/** Each schema is made of all of the next layer, in layers that take turns: there are `width ** depth` ways through them. */
export function wovenLayers(width: number, depth: number, keywords: readonly string[]): string {
  const layered = many(width * depth, (index): [string, object] => {
    const layer = Math.floor(index / width);
    const next = Array.from({ length: width }, (_, position) => ref(`L${(layer + 1) * width + position}`));
    const last = { type: "object", required: [`q${index}`], properties: { [`q${index}`]: text } };
    return [`L${index}`, layer === depth - 1 ? last : { [keywords[layer % keywords.length] ?? "allOf"]: next }];
  });
  const content = { "application/json": { schema: ref("L0") } };
  const operation = {
    parameters: [{ name: "q", in: "query", schema: ref("L0") }],
    requestBody: { content },
    responses: { 200: { description: "ok", content } },
  };
  return withOperation(operation, { components: { schemas: layered } });
}

/** Each schema is made of two, both of which are made of the next: there are `2 ** count` ways to the last. */
export function diamonds(count: number, keyword: string): string {
  const levels = Array.from({ length: count }, (_, level): [string, object][] => {
    const side = (name: string) => ({ [keyword]: [ref(`D${level + 1}`), { properties: { [name]: text } }] });
    const both = { [keyword]: [ref(`L${level}`), ref(`R${level}`)] };
    return [
      [`D${level}`, both],
      [`L${level}`, side(`l${level}`)],
      [`R${level}`, side(`r${level}`)],
    ];
  });
  const last = { type: "object", required: ["x"], properties: { x: text } };
  return withSchemas({ A: ref("D0"), ...Object.fromEntries(levels.flat()), [`D${count}`]: last });
}

/** A part of an `allOf` whose values are dictionaries of dictionaries without an end. */
export function endlessDictionary(): string {
  const B = { type: "object", additionalProperties: ref("B") };
  const schema = { allOf: [{ type: "object", additionalProperties: ref("B") }, { properties: { d: text } }] };
  const answer = { 200: { description: "ok", content: { "application/json": { schema } } } };
  return withOperation({ responses: answer }, { components: { schemas: { B } } });
}

/** Patterns that take a backtracking engine longer than the age of the universe, with a text that makes it try. */
export function pattern(source: string, value: string): string {
  const schema = { type: "string", pattern: source, minLength: 5, example: value };
  const parameters = [{ name: "q", in: "query", schema: { ...schema, default: value, examples: [value] } }];
  const body = {
    type: "object",
    required: ["x"],
    properties: { x: schema, y: { oneOf: [{ type: "string", pattern: source }, { const: value }] } },
    patternProperties: { [source]: text },
    example: { x: value, y: value },
  };
  const content = { "application/json": { schema: body, example: { x: value } } };
  return withOperation({ parameters, requestBody: { content } });
}

/** Names that every object has. */
export function inheritedNames(): string {
  const names = ["__proto__", "constructor", "toString", "__defineGetter__", "hasOwnProperty", "valueOf"];
  const named = <T>(value: (name: string) => T) => Object.fromEntries(names.map((name) => [name, value(name)]));
  const object = { type: "object", required: names, properties: named(() => text) };
  const operations = names.map((name) => [
    `/${name}/{${name}}`,
    {
      post: {
        operationId: name,
        tags: [name],
        security: [{ [name]: [] }],
        parameters: [
          { name, in: "path", required: true, schema: text },
          { name, in: "query", schema: ref(name) },
        ],
        requestBody: { content: { "application/json": { schema: ref(name), examples: named(() => ({ value: {} })) } } },
        responses: { 200: { description: "ok", headers: named(() => ({ schema: text })) } },
      },
    },
  ]);
  return withPaths(Object.fromEntries(operations) as object, {
    components: {
      schemas: named(() => object),
      securitySchemes: named((name) => ({ type: "apiKey", in: "header", name })),
    },
  });
}

/** An operation with so many alternatives of credentials. */
export function credentials(count: number): string {
  const schemes = many(count, (index) => [`s${index}`, { type: "apiKey", in: "header", name: `X-${index}` }]);
  const security = Object.keys(schemes).map((name) => ({ [name]: [] }));
  return withOperation({ security }, { components: { securitySchemes: schemes } });
}

/** A schema that has so many others, each with a description of so many characters. */
export function descriptions(count: number, length: number, word = "word "): string {
  const description = word.repeat(length / word.length);
  const parts = many(count, (index) => [`S${index}`, { description, properties: { x: { type: "string" } } }]);
  return withSchemas({ A: { properties: many(count, (index) => [`p${index}`, ref(`S${index}`)]) }, ...parts });
}

/** A schema that has so many properties, each with a name of so many characters. */
export function longNames(count: number, length: number): string {
  return withSchemas({ A: { properties: many(count, (index) => [String(index).padEnd(length, "x"), text]) } });
}

/** So many schemas, each with so many properties. */
export function properties(count: number, each: number): string {
  const schema = { type: "object", properties: many(each, (index) => [`p${index}`, text]) };
  const A = { type: "object", properties: many(count, (index) => [`s${index}`, ref(`S${index}`)]) };
  return withSchemas({ A, ...many(count, (index) => [`S${index}`, schema]) });
}
