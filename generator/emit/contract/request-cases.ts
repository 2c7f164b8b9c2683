import { sortedBy } from "../../kernel/ordering.ts";
import type { Operation, Parameter } from "../../model/operation/operation.ts";
import { forgetJudgements } from "../samples/conforms.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { sampleWork } from "../samples/sample-work.ts";
import { sampleExtent } from "../samples/samples.ts";
import { CaseMaker } from "./case-maker.ts";
import type { RequestCase } from "./case-list.ts";
import { mostLevels } from "./compared-levels.ts";
import { exampleParams } from "./request-params.ts";
import { requestSites, type RequestSite } from "./request-sites.ts";

/** The requests that the document allows and those that it does not, one for each thing that it says of them. */
export interface RequestCases {
  readonly accepted: readonly RequestCase[];
  readonly refused: readonly RequestCase[];
  /** The parts of which no sample can be made. */
  readonly unsolved: readonly string[];
  /** What has no cases, or not all, because there is too much of it. */
  readonly omitted: OmittedCases;
}

/** How many parts of a request, and how many examples, are left out of a suite that would be too large. */
export interface OmittedCases {
  readonly parts: number;
  readonly examples: number;
}

/** What may still be done for cases. */
export interface CaseBudget {
  /** How many schemas may be looked at: each case is held against all that its request may carry. */
  left: number;
  /** How many values may be made for samples. */
  values: number;
}

/** A budget for the operations of one API, in turn. */
export function caseBudget(): CaseBudget {
  return { left: mostLooks, values: mostValues };
}

/** What cases are made within. */
export interface CaseLimits {
  readonly budget: CaseBudget;
  /** The parameters that no case can vary: the request carries a credential in their place. */
  readonly taken: ReadonlySet<Parameter>;
}

/** Makes the cases of an operation's contract suite. */
export function requestCases(
  operation: Operation,
  context: TypeContext,
  limits: Partial<CaseLimits> = {},
): RequestCases {
  const { budget = caseBudget(), taken = new Set() } = limits;
  const work = sampleWork(context);
  const before = work.values;
  const whole = sampleExtent(operation, { context, fill: "every" });
  const { depth, size } = whole;
  const varied = { ...operation, parameters: operation.parameters.filter((parameter) => !taken.has(parameter)) };
  const all = requestSites(varied, context, depth);
  // Of what is too large to be sent whole in every case, the outer parts are tried, each without what it does not need.
  const isLarge = all.length * size > mostCaseValues;
  const fills = fillsOf(context, depth);
  const maker = new CaseMaker(operation, context, isLarge ? fills.slice(-1) : fills);
  maker.mayBeDeep = all.some(isDeep);
  maker.mostValues = before + Math.min(budget.values, mostValuesEach);
  const required: SampleOptions = { context, fill: "required" };
  const small = maker.addWhole("required properties only", sampleExtent(operation, required), required);
  const full = maker.addWhole("every property", whole, { context, fill: "every", depth });
  const most = Math.ceil(Math.min(budget.left, mostLooksEach) / (all.length + 1));
  const examples = exampleParams(operation, context);
  const kept = examples.slice(0, Math.min(most, mostExamples));
  for (const { title, params } of kept) maker.accepted.addWhole(title, params);

  const sites = isLarge ? sortedBy(all, (site) => String(site.depth)).slice(0, mostSites) : all;
  const isUsual = full !== undefined && maker.isGround(full, whole);
  const usual = isLarge || !isUsual ? small : full;
  if (usual) maker.trySites(sites, usual, { most, parameters: varied.parameters });
  budget.left = Math.max(0, budget.left - maker.tried * (all.length + 1));
  budget.values = Math.max(0, budget.values - (work.values - before));
  forgetJudgements();
  const omitted = { parts: all.length - sites.length + maker.cut.size, examples: examples.length - kept.length };
  return { accepted: maker.accepted.cases, refused: maker.refused.cases, unsolved: maker.unsolved, omitted };
}

/** Whether a sample that has the site may be deeper than a compiler compares: the values of an enum are not looked into. */
function isDeep({ schema, length }: RequestSite): boolean {
  const isOfObjects =
    schema.kind === "enum" && schema.values.some((value) => typeof value === "object" && value !== null);
  return isOfObjects || length >= mostLevels;
}

/** How samples are made, from those with every property to those with no more than they need: the first that fits is taken. */
function fillsOf(context: TypeContext, depth: number): readonly SampleOptions[] {
  const depths = [depth, 4, 3, 2].filter((candidate) => candidate <= depth);
  const filled = depths.map((outer): SampleOptions => ({ context, fill: "every", depth: outer }));
  return [...filled, { context, fill: "required", depth }];
}

/** The most values in the cases of an operation, about: a suite that takes minutes for one operation is of use to nobody. */
const mostCaseValues = 50_000;

/** The most sites of an operation whose cases would have more. */
const mostSites = 50;

/** The most examples of an operation that become cases: each is compared with all others. */
const mostExamples = 100;

/** The most schemas that are looked at for the cases of an operation, and for those of all. */
const mostLooksEach = 2_000_000;
const mostLooks = 20_000_000;

/** The most values that are made for the samples of an operation, and for those of all: of some, none comes of thousands. */
const mostValuesEach = 1_000_000;
const mostValues = 10_000_000;
