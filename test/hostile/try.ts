import { richDocuments } from "./documents.ts";
import { attacksOn } from "./attacks.ts";
import { AttackRun } from "./attack-run.ts";
const stride = Number(process.argv[3] ?? 101);
const doc = richDocuments.get(process.argv[2] ?? "") ?? null;
const run = new AttackRun(doc);
const all = attacksOn(doc);
let n = 0;
let refused = 0;
const t = performance.now();
for (let i = Number(process.argv[4] ?? 0); i < all.length; i += stride) {
  const a = all[i];
  if (!a) continue;
  n += 1;
  const r = await run.run(a);
  if (!r.exports) refused += 1;
  if (r.faults.length > 0)
    console.log(
      a.place,
      "|",
      a.payload.name,
      "|",
      r.faults.map((f) => f.kind + ": " + f.detail.slice(0, 400)).join(" ;; "),
    );
  if (n % 200 === 0) console.log(n, "refused", refused, (performance.now() - t) / n);
}
console.log("done", n, "refused", refused, (performance.now() - t) / n);
