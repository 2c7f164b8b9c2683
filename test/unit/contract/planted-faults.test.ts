import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/run/contract-report.ts";
import { runContract } from "../../../generator/contract/run/run-contract.ts";
import type { Fault } from "./notes-project.ts";
import { notesProject } from "./notes-project.ts";

interface Expectation {
  readonly given: Fault;
  /** The case that finds the fault, and what it says. */
  readonly want: { readonly name: string; readonly message: RegExp };
}

const faults: readonly (readonly [string, Expectation])[] = [
  [
    "drops-a-required-field",
    {
      given: { file: "client.ts", text: "note_id, ...body }", becomes: "note_id, text: _text, ...body }" },
      want: { name: "notes.put > accepts required properties only", message: /the body is \{"secret"/ },
    },
  ],
  [
    "sends-a-wrong-type",
    {
      given: { file: "client.ts", text: "path }, body }", becomes: "path }, body: { ...body, text: [body.text] } }" },
      want: { name: "notes.put > accepts every property", message: /the body is .*"text":\["text"\]/ },
    },
  ],
  [
    "sends-a-credential-in-the-wrong-header",
    {
      given: { file: "client.ts", text: '"X-Auth-Key"', becomes: '"X-Api-Key"' },
      want: {
        name: "notes.put > accepts the credentials email and key, and sends no other",
        message: /are no alternative/,
      },
    },
  ],
  [
    "sends-all-credentials",
    {
      given: { file: "client.ts", text: "(options.token === undefined ? {}", becomes: "(options === undefined ? {}" },
      want: {
        name: "notes.put > accepts the credentials email and key, and sends no other",
        message: /are no alternative/,
      },
    },
  ],
  [
    "does-not-encode-the-path",
    {
      given: { file: "client.ts", text: '/notes/{note-id}", {', becomes: '/notes/" + note_id, {' },
      want: { name: "notes.put > accepts a path parameter that must be encoded", message: /another operation/ },
    },
  ],
  [
    "encodes-the-path-twice",
    {
      given: { file: "client.ts", text: '"note-id": note_id', becomes: '"note-id": encodeURIComponent(note_id)' },
      want: { name: "notes.put > accepts a path parameter that must be encoded", message: /note-id is "a%2Fb/ },
    },
  ],
  [
    "swaps-two-parameters",
    {
      given: {
        file: "client.ts",
        text: 'workspace_id, "note-id": note_id }',
        becomes: 'workspace_id: note_id, "note-id": workspace_id }',
      },
      want: { name: "notes.put > accepts required properties only", message: /workspace_id is "n1" instead of "w1"/ },
    },
  ],
  [
    "throws-the-wrong-class",
    {
      given: { file: "client.ts", text: "[404, NotFoundError]", becomes: "[404, BadRequestError]" },
      want: { name: "notes.put > throws NotFoundError for 404", message: /to be an instance of NotFoundError/ },
    },
  ],
  [
    "throws-no-error",
    {
      given: { file: "client.ts", text: "throw new Thrown(", becomes: "throw Object(" },
      want: { name: "notes.put > throws ServerError for 5XX", message: /not an Error/ },
    },
  ],
  [
    "loses-the-body-of-an-error",
    {
      given: { file: "client.ts", text: "this.body = body", becomes: "this.body = undefined" },
      want: { name: "notes.put > throws RateLimitError for 429", message: /the body of the error/ },
    },
  ],
  [
    "takes-errors-for-successes",
    {
      given: { file: "client.ts", text: "if (response.ok)", becomes: "if (response.status < 500)" },
      want: { name: "notes.put > refuses text missing", message: /took 400 for a success/ },
    },
  ],
  [
    "loses-the-answer",
    {
      given: { file: "client.ts", text: 'data === "" ? undefined : data', becomes: "undefined" },
      want: { name: "notes.put > accepts null for due", message: /the body of the answer is another/ },
    },
  ],
  [
    "gives-something-else-of-the-answer",
    {
      given: { file: "client.ts", text: "{ data: body, body, response }", becomes: "{ data: 1, body, response }" },
      want: { name: "notes.put > accepts null for due", message: /data is not what the body of the answer holds/ },
    },
  ],
  [
    "has-a-schema-that-does-not-compile",
    {
      given: { file: "contract/openapi.json", text: '"format": "date"', becomes: '"enum": []' },
      want: { name: "every schema compiles", message: /enum must have non-empty array/ },
    },
  ],
  [
    "has-no-valid-answer",
    {
      given: { file: "contract/openapi.json", text: ', "examples": ["n_123"]', becomes: ', "maxLength": 1' },
      want: { name: "notes.put > accepts required properties only", message: /Prism's answer 200 breaks the document/ },
    },
  ],
  [
    "declares-what-prism-cannot-know",
    {
      given: { file: "contract/openapi.json", text: '"additionalProperties": false,', becomes: "" },
      want: { name: "notes.put > refuses an unknown property", message: /the second judge finds the request valid/ },
    },
  ],
  [
    "leaves-an-operation-out",
    {
      given: { file: "contract/suite.ts", text: "  operations,", becomes: "  operations: operations.slice(1)," },
      want: { name: "every operation of the document has its cases", message: /put .* has no cases/ },
    },
  ],
  [
    "leaves-an-error-out",
    {
      given: { file: "contract/cases.ts", text: '{ status: "429", code: 429, error: RateLimitError },', becomes: "" },
      want: { name: "every operation of the document has its cases", message: /no case for error 429/ },
    },
  ],
  [
    "leaves-an-alternative-out",
    {
      given: { file: "contract/cases.ts", text: '{ title: "token", credentials: { token: "token" } },', becomes: "" },
      want: { name: "every operation of the document has its cases", message: /each of 2 alternatives/ },
    },
  ],
];

const others: Readonly<Record<string, Fault | undefined>> = {
  sound: undefined,
  "skips-a-case": {
    file: "contract/suite.ts",
    text: "describeContract({",
    becomes: 'import { it } from "vitest";\nit.skip("left out", () => {});\ndescribeContract({',
  },
  "does-not-load": { file: "contract/suite.ts", text: "../client.js", becomes: "../gone.js" },
};

describe("a contract suite", { timeout: 120_000 }, () => {
  let folder = "";
  let report: ContractReport;

  beforeAll(async () => {
    const given = Object.fromEntries(faults.map(([name, fault]) => [name, fault.given]));
    const { workingFolder, output } = await notesProject({ ...given, ...others });
    folder = workingFolder;
    report = await runContract({ workingFolder, output });
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(faults)("fails where it %s", (name, { want }) => {
    const failure = report.failures.find((item) => item.name === `${name} > contract > ${want.name}`);
    expect(failure?.message).toMatch(want.message);
  });

  it("passes where nothing is wrong", () => {
    expect(report.failures.filter((failure) => failure.name.startsWith("sound >"))).toEqual([]);
    expect(report.passed).toBeGreaterThan(30);
  });

  it("fails where a case is skipped", () => {
    const failure = { name: "skips-a-case > left out", message: "the case was skipped" };
    expect(report.failures).toContainEqual(failure);
    expect(report.skipped).toBe(1);
  });

  it("fails where a file does not load", () => {
    const failure = report.failures.find((item) => item.name === "contract/does-not-load.test.ts");
    expect(failure?.message).toContain("gone.js");
  });

  it("counts what failed", () => {
    expect(report.failed).toBe(report.failures.length);
    expect(report.failures.length).toBeGreaterThanOrEqual(faults.length + 2);
  });
});
