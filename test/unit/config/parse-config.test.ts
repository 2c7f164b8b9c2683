import { describe, expect, it } from "vitest";
import { defineConfig } from "../../../generator/config/config-schema.ts";
import { emitterNames } from "../../../generator/kernel/generated-file.ts";
import { origin, parse, withTarget } from "./parse-fixture.ts";

const defaults = { requestIdHeaders: ["x-request-id"], payloads: ["result", "data"], envelopes: {}, pagination: {} };

describe("parseConfig", () => {
  it("fills in the defaults", () => {
    expect(parse({ targets: { api: { spec: "api.json" } } })).toEqual({
      problems: [],
      targets: [
        {
          name: "api",
          spec: "api.json",
          overlays: [],
          references: { outside: false, origins: [] },
          allowLarge: false,
          routes: [],
          output: "generated/api",
          emit: emitterNames,
          client: {
            name: undefined,
            auth: {},
            names: {},
            resources: {},
            types: {},
            ...defaults,
          },
          templates: undefined,
        },
      ],
    });
  });

  it("keeps what is given, the targets and emitters in an order of their own", () => {
    const client = {
      name: "Acme",
      auth: { token: "ACME_TOKEN", login: { username: "ACME_USER", password: "ACME_PASSWORD" } },
      names: { listUsers: "users.list", ping: "ping", "get*": "users.*", "POST /users": "users.add" },
      resources: { "User keys": "users.keys", "User *": "users.*" },
      types: { "acme_*": "*", User: "Person" },
      ...defaults,
      requestIdHeaders: ["acme-ray", "x-request-id"],
    };
    const config = defineConfig({
      targets: {
        b: { spec: "-", output: "/srv/b" },
        a: {
          spec: "a.yaml",
          overlays: ["x.yaml"],
          references: { outside: true, origins: ["https://A.example:8443"] },
          allowLarge: true,
          routes: ["GET /a", "!tag:b"],
          output: "src/a",
          emit: ["client", "types", "client"],
          client,
          templates: "templates",
        },
      },
    });
    const { targets, problems } = parse(config);
    expect(problems).toEqual([]);
    expect(targets?.map((target) => target.name)).toEqual(["a", "b"]);
    expect(targets?.[0]).toEqual({
      name: "a",
      spec: "a.yaml",
      overlays: ["x.yaml"],
      references: { outside: true, origins: ["https://a.example:8443"] },
      allowLarge: true,
      routes: ["GET /a", "!tag:b"],
      output: "src/a",
      emit: ["types", "client"],
      client,
      templates: "templates",
    });
  });

  const unknownKeys: readonly (readonly [string, { given: unknown; want: readonly [string, string] }])[] = [
    [
      "at the root",
      { given: { targets: { a: { spec: "a" } }, target: 1 }, want: ["target", "Did you mean `targets`?"] },
    ],
    [
      "in the place of one that must be there",
      { given: { target: { a: { spec: "a" } } }, want: ["target", "Did you mean `targets`?"] },
    ],
    ["of a target", { given: withTarget({ clinet: {} }), want: ["targets.api.clinet", "Did you mean `client`?"] }],
    [
      "of a client",
      {
        given: withTarget({ client: { requestIdHeader: [] } }),
        want: ["targets.api.client.requestIdHeader", "Did you mean `requestIdHeaders`?"],
      },
    ],
    [
      "that is like none",
      {
        given: withTarget({ client: { x: {} } }),
        want: [
          "targets.api.client.x",
          "The options here are `name`, `auth`, `names`, `resources`, `types`, `requestIdHeaders`, `payloads`, `envelopes`, `pagination`.",
        ],
      },
    ],
    [
      "that every object has",
      {
        given: withTarget({ constructor: 1 }),
        want: [
          "targets.api.constructor",
          "The options here are `spec`, `overlays`, `references`, `allowLarge`, `routes`, `output`, `emit`, `client`, `templates`.",
        ],
      },
    ],
    [
      "that is the prototype",
      {
        given: JSON.parse('{"targets":{"api":{"spec":"a","__proto__":{"output":"x"}}}}'),
        want: [
          "targets.api.__proto__",
          "The options here are `spec`, `overlays`, `references`, `allowLarge`, `routes`, `output`, `emit`, `client`, `templates`.",
        ],
      },
    ],
  ];
  it.each(unknownKeys)("reports an unknown key %s", (_name, { given, want: [path, help] }) => {
    const { targets, problems } = parse(given);
    expect(targets).toBeUndefined();
    expect(problems).toEqual([
      {
        code: "config/unknown-key",
        severity: "error",
        message: `\`${path}\` is not an option.`,
        help,
        location: { file: origin.file, pointer: `/${path.replaceAll(".", "/")}` },
      },
    ]);
  });

  const invalidValues: readonly (readonly [string, { given: unknown; want: string }])[] = [
    ["no object", { given: undefined, want: "The config is missing; it must be an object." }],
    ["a list", { given: [], want: "The config is an empty list; it must be an object." }],
    ["no targets", { given: {}, want: "`targets` is missing; it must be an object." }],
    [
      "empty targets",
      { given: { targets: {} }, want: "`targets` is an empty object; it must be an object with at least one target." },
    ],
    ["a list of targets", { given: { targets: [] }, want: "`targets` is an empty list; it must be an object." }],
    [
      "a target without a spec",
      { given: { targets: { a: {} } }, want: "`targets.a.spec` is missing; it must be a path." },
    ],
    ["null", { given: withTarget({ overlays: null }), want: "`targets.api.overlays` is null; it must be a list." }],
    [
      "a text for a list",
      { given: withTarget({ routes: "GET /" }), want: '`targets.api.routes` is "GET /"; it must be a list.' },
    ],
    [
      "an empty route",
      {
        given: withTarget({ routes: ["GET /", ""] }),
        want: '`targets.api.routes[1]` is ""; it must be a route pattern.',
      },
    ],
    ["a number for a path", { given: withTarget({ spec: 1 }), want: "`targets.api.spec` is 1; it must be a path." }],
    [
      "an empty path",
      {
        given: withTarget({ output: "" }),
        want: '`targets.api.output` is ""; it must be a path, neither empty nor with a NUL character.',
      },
    ],
    [
      "an unknown emitter",
      {
        given: withTarget({ emit: ["typs"] }),
        want: '`targets.api.emit[0]` is "typs"; it must be one of `schema`, `types`, `client`, `helpers`, `contract`, `reference`.',
      },
    ],
    [
      "no emitter",
      {
        given: withTarget({ emit: [] }),
        want: "`targets.api.emit` is an empty list; it must be a list with at least one emitter.",
      },
    ],
    [
      "a name that is no identifier",
      {
        given: withTarget({ client: { name: "a-b" } }),
        want: '`targets.api.client.name` is "a-b"; it must be an identifier of JavaScript.',
      },
    ],
    [
      "names that are no identifiers",
      {
        given: withTarget({ client: { names: { "get.it": "a..b" } } }),
        want: '`targets.api.client.names["get.it"]` is "a..b"; it must be identifiers joined by dots, such as `users.list`, with at most one `*`.',
      },
    ],
    [
      "an asterisk without its match",
      {
        given: withTarget({ client: { types: { User: "*" } } }),
        want: '`targets.api.client.types.User` is "*"; it must be a name without `*`, as its key has none.',
      },
    ],
    [
      "a header that is none",
      {
        given: withTarget({ client: { requestIdHeaders: ["a b"] } }),
        want: '`targets.api.client.requestIdHeaders[0]` is "a b"; it must be the name of a header.',
      },
    ],
    [
      "a target named like a path",
      {
        given: { targets: { "../a": { spec: "a" } } },
        want: '`targets["../a"]` is "../a"; it must be a name of letters, digits, `.`, `_` and `-` that starts with one of the first two.',
      },
    ],
  ];
  it.each(invalidValues)("reports %s", (_name, { given, want }) => {
    const { targets, problems } = parse(given);
    expect(targets).toBeUndefined();
    expect(problems.map((item) => [item.code, item.message])).toEqual([["config/invalid-value", want]]);
  });

  it("reports all problems together", () => {
    const { problems } = parse(withTarget({ x: 1, y: 2, emit: ["a", "b"], client: { nam: "A" } }));
    expect(problems.map((item) => item.location?.pointer)).toEqual([
      "/targets/api/x",
      "/targets/api/y",
      "/targets/api/emit/0",
      "/targets/api/emit/1",
      "/targets/api/client/nam",
    ]);
  });

  it("never shows what may be a credential", () => {
    const { problems } = parse(
      withTarget({
        client: { auth: { token: "s3cr3t-t0ken", other: { username: "p@ss", password: "p@ss" }, third: 1 } },
      }),
    );
    expect(problems.map((item) => item.message)).toEqual([
      "`targets.api.client.auth.token` is a string; it must be the name of an environment variable, or `{ username, password }` with two.",
      "`targets.api.client.auth.other` is an object; it must be the name of an environment variable, or `{ username, password }` with two.",
      "`targets.api.client.auth.third` is a number; it must be the name of an environment variable, or `{ username, password }` with two.",
    ]);
  });

  it.each(["__proto__", "constructor", "prototype", "toString"])("takes %s for a name like others", (name) => {
    const text = `{"targets":{"api":{"spec":"a","client":{"names":{"${name}":"a.b"},"types":{"${name}":"A"},"auth":{"${name}":"TOKEN"}}}}}`;
    const { targets, problems } = parse(JSON.parse(text));
    expect(problems).toEqual([]);
    expect(Object.entries(targets?.[0]?.client.names ?? {})).toEqual([[name, "a.b"]]);
    expect(Object.entries(targets?.[0]?.client.types ?? {})).toEqual([[name, "A"]]);
    expect(Object.entries(targets?.[0]?.client.auth ?? {})).toEqual([[name, "TOKEN"]]);
  });
});
