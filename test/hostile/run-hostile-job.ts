import * as fc from "fast-check";
import type { SchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
import { AttackRun } from "./attack-run.ts";
import { selectedAttacksOn, titleOf, type Attack } from "./attacks.ts";
import { richDocuments } from "./documents.ts";
import type { AttacksJob, DocumentsJob, HostileAnswer, HostileJob } from "./hostile-job.ts";
import { documentProperties, failureOf } from "./properties.ts";

/** Does jobs, and keeps from one to the next what they have in common. */
export class HostileJobs {
  readonly #schemaPrinter: () => SchemaPrinter;
  #attacks: { readonly key: string; readonly attacks: readonly Attack[]; readonly runs: Runs } | undefined;

  constructor(schemaPrinter: () => SchemaPrinter) {
    this.#schemaPrinter = schemaPrinter;
  }

  async run(job: HostileJob): Promise<HostileAnswer> {
    return job.kind === "attacks" ? this.#attack(job) : this.#tryDocuments(job);
  }

  async #attack(job: AttacksJob): Promise<HostileAnswer> {
    const { attacks, runs } = this.#attacksOn(job);
    const faults: string[] = [];
    let refused = 0;
    for (const [index, attack] of attacks.slice(job.from, job.to).entries()) {
      const isCompiled = (job.from + index) % job.compileEvery === job.compileEvery - 1;
      const outcome = await (isCompiled ? runs.compiled : runs.plain).run(attack);
      if (outcome.exports === undefined) refused += 1;
      const found = outcome.faults.map(({ kind, detail }) => `\n  ${kind}: ${detail}`).join("");
      if (found !== "") faults.push(`${titleOf(attack)}${found}`);
    }
    return { refused, faults };
  }

  #attacksOn({ document, every, only }: AttacksJob) {
    const key = `${every} ${document} ${only}`;
    if (this.#attacks?.key === key) return this.#attacks;
    const harmless = richDocuments.get(document);
    if (harmless === undefined) throw new Error(`There is no document ${document}.`);
    const attacks = selectedAttacksOn(harmless, { every, only });
    const runs = { plain: new AttackRun(harmless), compiled: new AttackRun(harmless, this.#compiling()) };
    return (this.#attacks = { key, attacks, runs });
  }

  async #tryDocuments({ property: name, seed, runs, compileEvery }: DocumentsJob): Promise<HostileAnswer> {
    const given = documentProperties.find((property) => property.name === name);
    if (given === undefined) throw new Error(`There is no property ${name}.`);
    const checked = await fc.check(given.property(), { seed, numRuns: runs });
    const numRuns = Math.ceil(runs / compileEvery);
    const compiled = await fc.check(given.property(this.#compiling()), { seed: seed + 1, numRuns });
    const faults = [failureOf(name, checked), failureOf(name, compiled)].filter((text) => text !== undefined);
    return { refused: 0, faults };
  }

  #compiling() {
    return { schemaPrinter: this.#schemaPrinter(), typecheck: true };
  }
}

interface Runs {
  readonly plain: AttackRun;
  readonly compiled: AttackRun;
}
