import { describe, it } from "vitest";
import { type BadInput, expectRefused } from "./bad-input-fixture.ts";

const cases: readonly (readonly [string, BadInput])[] = [
  [
    "a template that throws",
    {
      files: { "mine/types/types.ts.hbs": "{{#each declarations}}{{code docs.name}}{{/each}}" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /^mine\/types\/types\.ts\.hbs:1:23 emit\/template-failed / },
    },
  ],
  [
    "a template that names what is not there",
    {
      files: { "mine/types/types.ts.hbs": "\n{{foo}}" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /^mine\/types\/types\.ts\.hbs:2:3 emit\/template-failed there is no `foo` here\n/ },
    },
  ],
  [
    "a template that calls a helper that is not there",
    {
      files: { "mine/types/types.ts.hbs": "\n{{foo 1}}" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: {
        exitCode: 2,
        stderr: /^mine\/types\/types\.ts\.hbs:2:1 emit\/template-failed there is no helper `foo`\n/,
      },
    },
  ],
  ...["code", "lit", "key", "ident", "doc", "md", "prose", "span"].map((helper): readonly [string, BadInput] => [
    `a template that gives \`${helper}\` what is not there`,
    {
      files: { "mine/types/types.ts.hbs": `\n {{${helper} nope}}` },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: {
        exitCode: 2,
        stderr: new RegExp(
          `^mine/types/types\\.ts\\.hbs:2:2 emit/template-failed \`{{${helper} …}}\` was given nothing: the view has no such member\n`,
        ),
      },
    },
  ]),
  [
    "a template that gives a helper another kind of value",
    {
      files: { "mine/types/types.ts.hbs": "{{span declarations}}" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /:1:1 emit\/template-failed `\{\{span …\}\}` was given another kind of value/ },
    },
  ],
  [
    "a folder of templates that is not there",
    {
      target: { templates: "mine" },
      want: {
        exitCode: 2,
        stderr:
          /^routesmith\.config\.json:1:\d+ config\/invalid-value `targets\.pets\.templates` is "mine"; there is no such folder\.\n {2}at .*\n {2}help: Correct `targets\.pets\.templates` in/,
      },
    },
  ],
  [
    "a file for the folder of templates",
    {
      target: { templates: "pets.json" },
      want: {
        exitCode: 2,
        stderr:
          /^routesmith\.config\.json:1:\d+ config\/invalid-value `targets\.pets\.templates` is "pets\.json"; that is a file, /,
      },
    },
  ],
  [
    "a template that prints broken code",
    {
      files: { "mine/types/types.ts.hbs": "{{#each declarations}}{{/each}}\nconst = 1;" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /^out\/types\.ts:\d+:\d+ verify\/template / },
    },
  ],
  [
    "a template that prints wrong types",
    {
      files: { "mine/types/types.ts.hbs": "{{#each declarations}}{{/each}}\ntype One = Absent;" },
      argv: ["generate", "--typecheck"],
      target: { templates: "mine", routes: ["GET /health"] },
      want: { exitCode: 2, stderr: /^out\/types\.ts:\d+:\d+ verify\/template TS2304: / },
    },
  ],
  [
    "a template that leaves an export out",
    {
      files: { "mine/types/types.ts.hbs": "{{#each declarations}}{{/each}}" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /^out\/types\.ts verify\/template .*\n/ },
    },
  ],
  [
    "a template that does not parse",
    {
      files: { "mine/types/types.ts.hbs": "{{#each declarations}}" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /^mine\/types\/types\.ts\.hbs:1 emit\/template-failed .*#each declarations/ },
    },
  ],
  [
    "a template that prints code which runs on import",
    {
      files: { "mine/types/types.ts.hbs": "{{#each declarations}}{{/each}}\nalert(1);" },
      target: { templates: "mine", routes: ["GET /pets"] },
      want: { exitCode: 2, stderr: /^out\/types\.ts:3:1 verify\/template .*\n {2}help: Correct the template / },
    },
  ],
];

describe("bad templates", () => {
  it.each(cases)("%s", async (_name, given) => {
    await expectRefused(given);
  });
});
