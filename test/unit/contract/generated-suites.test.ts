import { beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/run/contract-report.ts";
import { feedDocument } from "./feed-document.ts";
import { type ClientFault, runSuites, unprovenIn } from "./run-suites.ts";

/** What is changed in a file of the client, and the case that finds it. */
interface Fault extends ClientFault {
  readonly want: string;
}

const faults: readonly (readonly [string, Fault])[] = [
  [
    "loses-lines",
    {
      file: "runtime/json-lines.ts",
      text: "yield JSON.parse(line) as unknown;",
      becomes: "return;",
      want: "feed.lines > accepts required properties only",
    },
  ],
  [
    "loses-the-data-of-events",
    {
      file: "runtime/event-stream.ts",
      text: 'data: data.join("\\n")',
      becomes: 'data: "{}"',
      want: "feed.events > accepts required properties only",
    },
  ],
  [
    "gives-no-stream-where-one-is-asked-for",
    {
      file: "runtime/stream.ts",
      text: "isStreamed = true;",
      becomes: "",
      want: "feed.either > gives the items of its stream where they are asked for",
    },
  ],
  [
    "takes-errors-for-streams",
    {
      file: "runtime/transport.ts",
      text: "if (!response.ok) throw",
      becomes: "if (!request.readStream && !response.ok) throw",
      want: "feed.sequence > throws NotFoundError for 404",
    },
  ],
  [
    "sends-one-of-two-credentials",
    {
      file: "resources/feed.ts",
      text: '["token", "key"]',
      becomes: '["token"]',
      want: "feed.twoLogins > accepts the credentials token and key, and sends no other",
    },
  ],
];

describe("a generated contract suite", { timeout: 120_000 }, () => {
  let report: ContractReport;

  beforeAll(async () => {
    report = await runSuites(feedDocument, faults);
  }, 120_000);

  it("passes, whatever the answers are", () => {
    expect(report.failures.filter(({ name }) => name.startsWith("sound >"))).toEqual([]);
    expect(report.passed).toBeGreaterThan(50);
  });

  it.each(faults)("fails where a client %s", (name, { want }) => {
    expect(report.failures.map((failure) => failure.name)).toContain(`${name} > contract > ${want}`);
  });

  it("says what it cannot prove", () => {
    expect(unprovenIn(report)).toEqual([
      "GET /told#by-fragment: anything of it",
      "GET /told?by=query: anything of it",
      "TRACE /trace: anything of it",
      "feed.answerHeaders: the header Content-Length of 204",
      "feed.count: the body of its request",
      "feed.eitherLater: the items of 202",
      "feed.fields: null as field a",
      "feed.later: the items of 201",
      "feed.lists: null as path parameter id",
      "feed.lists: the body of its request",
      "feed.noItem: the items of 200",
      "feed.oddNames: path parameter elsewhere",
      "feed.onlyErrors: the answer of success",
      "feed.search: the body of its request",
      "feed.told: null as query parameter inner.since.a",
      "feed.told: null as query parameter maybe",
      "feed.twoLogins: the alternative of security with authorization basic and authorization bearer and header x-key",
    ]);
  });
});
