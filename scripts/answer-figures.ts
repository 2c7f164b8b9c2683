import { Diagnostics } from "../generator/kernel/diagnostic.ts";
import { defaultPayloads } from "../generator/config/config-schema.ts";
import { ownFolderOnly } from "../generator/config/target-config.ts";
import { placedOperations } from "../generator/emit/operations.ts";
import { load } from "../generator/load/load.ts";
import { buildApi } from "../generator/model/build-api.ts";
import { select } from "../generator/select/select.ts";

/*
 * Counts what is inferred of a document's answers: `node --import @oxc-node/core/register scripts/answer-figures.ts DOCUMENT`. It names the
 * operations that look as if they had pages, and have no pager, on the standard output as well.
 */

const [spec = "-"] = process.argv.slice(2);
const diagnostics = new Diagnostics();
const document = await load(
  { spec, overlays: [], references: ownFolderOnly, workingFolder: process.cwd(), isNetworkAllowed: false },
  diagnostics,
);
const slice = document && select(document, [], diagnostics);
if (slice === undefined) throw new Error("the document cannot be used");
const api = buildApi(
  slice,
  {
    name: undefined,
    auth: {},
    names: {},
    resources: {},
    types: {},
    requestIdHeaders: [],
    payloads: defaultPayloads,
    envelopes: {},
    pagination: {},
  },
  diagnostics,
);

const counts = new Map<string, number>();
const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
const without: string[] = [];
for (const { operation } of placedOperations(api)) {
  const { envelope, pagination, parameters } = operation;
  add("operations");
  add(`envelope ${envelope?.payload?.name ?? "none"}`);
  if (envelope?.payload) add(`payload ${envelope.payload.required ? "required" : "may be absent"}`);
  if (envelope?.flag !== undefined) add(`flag ${envelope.flag}`);
  add(`pager ${pagination?.order.kind ?? "none"}`);
  const looksPaged = parameters.some(({ name }) => /^(?:page|cursor|offset)/i.test(name));
  if (pagination === undefined && looksPaged) without.push(`${operation.method} ${operation.path}`);
}
const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
console.log(rows.map(([name, count]) => `${String(count).padStart(6)}  ${name}`).join("\n"));
console.log(`\nWithout a pager, though a parameter looks like one of pages:\n${without.join("\n")}`);
