import fc from "fast-check";
import { documentArbitrary } from "./arbitrary-document.ts";
import { runAttack } from "./run-attack.ts";
import { startSchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
const printer = process.argv[4] ? startSchemaPrinter() : undefined;
const docs = fc.sample(documentArbitrary, {
  numRuns: Number(process.argv[2] ?? 100),
  seed: Number(process.argv[3] ?? 1),
});
let refused = 0;
const t = performance.now();
for (const [i, doc] of docs.entries()) {
  const r = await runAttack(doc, printer ? { schemaPrinter: printer, typecheck: true } : {});
  if (!r.exports) refused++;
  if (r.faults.length) console.log(i, r.faults.map((f) => f.kind + ": " + f.detail.slice(0, 400)).join("\n   "));
}
console.log(
  docs.length,
  "refused",
  refused,
  (performance.now() - t) / docs.length,
  docs.map((d) => JSON.stringify(d).length).reduce((a, b) => a + b) / docs.length,
);
await printer?.close();
