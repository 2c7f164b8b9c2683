import { groupedBy } from "../../generator/kernel/grouped-by.ts";
import { compileErrorsOf, faultsOf, generatedOf, type CorpusResult } from "./corpus-result.ts";
import type { GeneratedOutcome } from "./outcome.ts";

/** The result as text: what became of how many documents, and of each fault the first examples. */
export function printReport(result: CorpusResult): string {
  const { outcomes, seed, seconds } = result;
  const generated = generatedOf(result);
  const faults = faultsOf(result);
  const lines = generated.reduce((sum, outcome) => sum + outcome.lines, 0);
  const operations = generated.reduce((sum, outcome) => sum + outcome.operations, 0);
  return [
    `${outcomes.length} documents in ${Math.round(seconds)} s; keys shuffled with --shuffle ${seed}`,
    `${generated.length} generate (${((100 * generated.length) / Math.max(1, outcomes.length)).toFixed(2)} %): ` +
      `${operations} operations, ${lines} lines of TypeScript`,
    ...section(
      "Warnings",
      grouped(generated.flatMap(({ document, warnings }) => warnings.map((code) => [code, document]))),
    ),
    ...section("Refused", refusals(result)),
    ...section("Crashed or hung", failures(result)),
    ...section("Operations", operationFaults(generated)),
    ...section("Differences between runs", differences(generated)),
    ...section("Not printable by openapi-typescript", grouped(generated.flatMap(withoutSchema))),
    ...section("Compile errors", compileErrors(result)),
    ...section("Compilers", compilers(result)),
    ...section("Slowest", slowest(generated)),
    ...section("Peak memory of a worker", peaks(generated)),
    "",
    faults.length === 0
      ? "The corpus holds."
      : ["The corpus does not hold:", ...faults.map((fault) => `- ${fault}`)].join("\n"),
    "",
  ].join("\n");
}

const examples = 3;
const slowestShown = 10;

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** Each key with its count and its first examples, the most frequent first. */
function grouped(items: readonly (readonly string[])[]): string[] {
  const groups = [...groupedBy(items, ([key = ""]) => key)].sort(([, left], [, right]) => right.length - left.length);
  return groups.map(([key, members]) => {
    const shown = [...new Set(members.map(([, example = ""]) => example))].slice(0, examples);
    return `${members.length} × ${key}: ${shown.join(", ")}`;
  });
}

function refusals({ outcomes }: CorpusResult): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind !== "refused") return [];
    const [first, ...others] = outcome.problems;
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
    return [`${outcome.document}: ${first?.code} at ${first?.pointer ?? "no place"}: ${first?.message}${more}`];
  });
}

function failures({ outcomes }: CorpusResult): string[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === "crashed" || outcome.kind === "hung"
      ? [`${outcome.document} ${outcome.kind}: ${outcome.cause.split("\n").slice(0, 4).join(" | ")}`]
      : [],
  );
}

function operationFaults(generated: readonly GeneratedOutcome[]): string[] {
  return generated.flatMap(({ document, lost, invented }) => [
    ...(lost.length === 0 ? [] : [`${document} loses ${lost.length}: ${lost.slice(0, examples).join(", ")}`]),
    ...(invented.length === 0
      ? []
      : [`${document} invents ${invented.length}: ${invented.slice(0, examples).join(", ")}`]),
  ]);
}

function differences(generated: readonly GeneratedOutcome[]): string[] {
  return generated.flatMap(({ document, differences: found }) => {
    const [first] = found;
    if (first === undefined) return [];
    return [`${document}: ${found.length} files in the ${first.run} run, ${first.file}: ${first.want} ≠ ${first.got}`];
  });
}

function withoutSchema({ document, withoutSchema: problems }: GeneratedOutcome): string[][] {
  return problems.map(({ code, message }) => [`${code} ${message.slice(0, 120)}`, document]);
}

function compileErrors(result: CorpusResult): string[] {
  const groups = [...groupedBy(compileErrorsOf(result), ({ code }) => code)];
  return groups
    .sort(([, left], [, right]) => right.length - left.length)
    .flatMap(([code, errors]) => {
      const [first] = errors;
      const documents = new Set(errors.map(({ document }) => document)).size;
      return [
        `${errors.length} × ${code} in ${documents} outputs`,
        `    ${first?.document ?? "shared"} ${first?.place}: ${first?.message.slice(0, 400)}`,
      ];
    });
}

function compilers({ compilations }: CorpusResult): string[] {
  const groups = groupedBy(compilations, ({ job }) => `TypeScript ${job.typescript}, ${job.resolution}`);
  return [...groups].map(([name, results]) => {
    const count = results.reduce((sum, { job }) => sum + job.documents.length, 0);
    const milliseconds = results.reduce((sum, result) => sum + result.milliseconds, 0);
    const errors = results.reduce((sum, result) => sum + result.errors.length, 0);
    return `${name}: ${count} outputs, ${errors} errors, ${Math.round(milliseconds / 1000)} s of compilers`;
  });
}

function slowest(generated: readonly GeneratedOutcome[]): string[] {
  return generated
    .toSorted((left, right) => right.milliseconds - left.milliseconds)
    .slice(0, slowestShown)
    .map(({ document, milliseconds, lines }) => `${(milliseconds / 1000).toFixed(2)} s ${document} (${lines} lines)`);
}

function peaks(generated: readonly GeneratedOutcome[]): string[] {
  const [highest] = generated.toSorted((left, right) => right.peakMb - left.peakMb || right.lines - left.lines);
  return highest === undefined ? [] : [`${Math.round(highest.peakMb)} MB, ${highest.document} or one before it`];
}
