import { describe, expect, it } from "vitest";
import { parse, withTarget } from "./parse-fixture.ts";

describe("the outputs of a config", () => {
  const wrong: readonly (readonly [string, { given: unknown; want: string }])[] = [
    [
      "one around the config",
      {
        given: withTarget({ output: "a/../.." }),
        want: '`targets.api.output` is "a/../.."; it must be a folder that does not hold the config itself.',
      },
    ],
    ...["/home/ann/app", "/home/ann/app/", "/home/ann", "/", "/home/x/../ann/app/."].map(
      (output) =>
        [
          `the absolute ${output} around the config`,
          {
            given: withTarget({ output }),
            want: `\`targets.api.output\` is "${output}"; it must be a folder that does not hold the config itself.`,
          },
        ] as const,
    ),
    [
      "an absolute one in a relative one",
      {
        given: { targets: { a: { spec: "a", output: "x" }, b: { spec: "b", output: "/home/ann/app/x/y" } } },
        want: '`targets.b.output` is "/home/ann/app/x/y"; it must be a folder apart from the output of `a`.',
      },
    ],
    [
      "one in another",
      {
        given: { targets: { a: { spec: "a", output: "x" }, b: { spec: "b", output: "./x/y/" } } },
        want: '`targets.b.output` is "./x/y/"; it must be a folder apart from the output of `a`.',
      },
    ],
  ];
  it.each(wrong)("may not be %s", (_name, { given, want }) => {
    const { targets, problems } = parse(given);
    expect(targets).toBeUndefined();
    expect(problems.map((item) => [item.code, item.message])).toEqual([["config/invalid-value", want]]);
  });

  it.each(["/home/ann", "/home"])("may not hold the home folder: %s, of a config elsewhere", (output) => {
    const { targets, problems } = parse(withTarget({ output }), "/srv/app");
    expect(targets).toBeUndefined();
    expect(problems.map((item) => item.message)).toEqual([
      `\`targets.api.output\` is "${output}"; it must be a folder that does not hold the home folder.`,
    ]);
  });

  it.each(["../out", "/home/ann/out", "/home/ann/app/out", "/home/ann/application", "..out"])("may be %s", (output) => {
    expect(parse(withTarget({ output })).problems).toEqual([]);
  });
});
