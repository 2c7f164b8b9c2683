import { isNestedDeeper } from "../../kernel/is-nested-deeper.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Operation } from "../../model/operation.ts";
import type { ConformContext } from "../conforms.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampleOptions } from "../sample-options.ts";
import { sampleWork, type SampleWork } from "../sample-work.ts";
import { sampleExtent, sampleParams, type SampledParams } from "../samples.ts";
import { acceptedValues, type AcceptedValue } from "./accepted-values.ts";
import { mostLevels } from "./compared-levels.ts";
import { CaseList, type RequestCase } from "./case-list.ts";
import { bodyConforms, exampleParams, paramsWith, withoutParameters } from "./request-params.ts";
import { requestSites, type RequestSite } from "./request-sites.ts";
import { wrongValues } from "./wrong-values.ts";

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

/** Makes the cases of an operation's contract suite. */
export function requestCases(operation: Operation, context: TypeContext, budget = caseBudget()): RequestCases {
  const work = sampleWork(context);
  const before = work.values;
  const { value: whole, depth, size } = sampleExtent(operation, { context, fill: "every" });
  const all = requestSites(operation, context, depth);
  // Of what is too large to be sent whole in every case, the outer parts are tried, each without what it does not need.
  const isLarge = all.length * size > mostCaseValues;
  const fills = fillsOf(context, depth);
  const maker = new CaseMaker(operation, context, isLarge ? fills.slice(-1) : fills);
  maker.mayBeDeep = all.some(isDeep);
  maker.mostValues = before + Math.min(budget.values, mostValuesEach);
  const required: SampleOptions = { context, fill: "required" };
  const small = maker.addWhole("required properties only", sampleParams(operation, required), required);
  const full = maker.addWhole("every property", whole, { context, fill: "every", depth });
  const most = Math.ceil(Math.min(budget.left, mostLooksEach) / (all.length + 1));
  const examples = exampleParams(operation, context);
  const kept = examples.slice(0, Math.min(most, mostExamples));
  for (const { title, params } of kept) maker.accepted.addWhole(title, params);

  const sites = isLarge ? sortedBy(all, (site) => String(site.depth)).slice(0, mostSites) : all;
  const usual = isLarge ? small : (full ?? small);
  if (usual) maker.trySites(sites, usual, most);
  budget.left = Math.max(0, budget.left - maker.tried * (all.length + 1));
  budget.values = Math.max(0, budget.values - (work.values - before));
  const omitted = { parts: all.length - sites.length + maker.cut.size, examples: examples.length - kept.length };
  return { accepted: maker.accepted.cases, refused: maker.refused.cases, unsolved: maker.unsolved, omitted };
}

/** Whether a sample that has the site may be deeper than a compiler compares: the values of an enum are not looked into. */
function isDeep({ schema, way }: RequestSite): boolean {
  const isOfObjects =
    schema.kind === "enum" && schema.values.some((value) => typeof value === "object" && value !== null);
  return isOfObjects || way.size >= mostLevels;
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

/** An accepted case that others change in one place, and how it was made. */
interface Setting {
  readonly base: RequestCase;
  readonly options: SampleOptions;
}

class CaseMaker {
  readonly accepted = new CaseList();
  readonly refused = new CaseList();
  readonly unsolved: string[] = [];
  /** The sites that not all cases were tried of, because there are too many. */
  readonly cut = new Set<RequestSite>();
  /** How many cases were made, if only to be left out again. */
  tried = 0;
  /** At how many values of all samples to end. */
  mostValues = Infinity;
  /** Params may be deeper than a compiler compares. */
  mayBeDeep = false;
  readonly #work: SampleWork;
  readonly #operation: Operation;
  readonly #context: TypeContext;
  readonly #openContext: ConformContext;
  /** See {@link fillsOf}. */
  readonly #fills: readonly SampleOptions[];
  /** The settings that have a member of a union; `undefined` where no request can have it. */
  readonly #alternatives = new Map<string, Setting | undefined>();
  #most = Infinity;

  constructor(operation: Operation, context: TypeContext, fills: readonly SampleOptions[]) {
    this.#operation = operation;
    this.#context = context;
    this.#openContext = { ...context, isOpen: true };
    this.#work = sampleWork(context);
    this.#fills = fills;
  }

  addWhole(title: string, sampled: SampledParams | undefined, options: SampleOptions): Setting | undefined {
    if (this.#isAccepted(sampled)) return { base: this.accepted.addWhole(title, sampled.params), options };
    this.unsolved.push(title);
    return undefined;
  }

  /**
   * Adds the cases of all sites, each of which changes one of them in what is accepted.
   *
   * @param most how many of what is accepted are tried, and how many of what is refused.
   */
  trySites(sites: readonly RequestSite[], usual: Setting, most: number): void {
    this.#most = most;
    for (const site of sites) this.#addAccepted(site, usual);
    this.#most = this.tried + most;
    for (const { title, params } of withoutParameters(this.#operation, usual.base.params).slice(0, most)) {
      this.refused.addVariation(title, params, [usual.base]);
    }
    for (const site of sites) this.#addRefused(site, usual);
  }

  /** Whether no more cases may be tried, of which this site would have had one. */
  #isSpentAt(site: RequestSite): boolean {
    if (this.tried < this.#most && this.#work.values < this.mostValues) return false;
    this.cut.add(site);
    return true;
  }

  #addAccepted(site: RequestSite, usual: Setting): void {
    if (this.#isSpentAt(site)) return;
    const outer = this.#settingOf(site, usual) ?? usual;
    for (const accepted of acceptedValues(site, outer.options)) {
      if (this.#isSpentAt(site)) return;
      const setting = this.#addValue(site, accepted, [usual, outer]);
      if (setting === undefined) this.unsolved.push(accepted.title);
      if (accepted.member === undefined) continue;
      this.#alternatives.set(memberKey(site.schema.pointer, accepted.member), setting);
    }
  }

  #addValue(site: RequestSite, { title, value, member }: AcceptedValue, known: readonly [Setting, Setting]) {
    const { options } = known[1];
    // A member of a union may not allow all that it names at once.
    const smaller = member === undefined ? [] : this.#fills.slice(this.#fills.indexOf(options) + 1);
    for (const fill of [options, ...smaller]) {
      const tried =
        fill === options ? value : acceptedValues(site, fill).find((other) => other.member === member)?.value;
      this.tried += 1;
      const sampled = tried === undefined ? undefined : paramsWith(this.#operation, site, tried, fill);
      if (!this.#isAccepted(sampled)) continue;
      const bases = known.map(({ base }) => base);
      return { base: this.accepted.addVariation(title, sampled.params, bases), options: fill };
    }
    return undefined;
  }

  #addRefused(site: RequestSite, usual: Setting): void {
    if (this.#isSpentAt(site)) return;
    const setting = this.#settingOf(site, usual);
    // A request that is refused anyway tells nothing of the site.
    if (setting === undefined) return;
    for (const { title, value } of wrongValues(site, setting.options)) {
      if (this.#isSpentAt(site)) return;
      this.tried += 1;
      const sampled = paramsWith(this.#operation, site, value, setting.options);
      if (sampled === undefined || this.#isTooDeep(sampled)) continue;
      if (site.parameter === undefined && this.#isAccepted(sampled, true)) continue;
      this.refused.addVariation(title, sampled.params, [usual.base, setting.base]);
    }
  }

  /** What has the members of unions that lead to a site; `undefined` where no request can have them. */
  #settingOf({ members }: RequestSite, usual: Setting): Setting | undefined {
    let setting: Setting | undefined = usual;
    for (const [union, index] of members) {
      const key = memberKey(union, index);
      if (this.#alternatives.has(key)) setting = this.#alternatives.get(key);
    }
    return setting;
  }

  /** Whether no compiler compares the params with their type. */
  #isTooDeep({ params }: SampledParams): boolean {
    return this.mayBeDeep && isNestedDeeper(params, mostLevels);
  }

  #isAccepted(sampled: SampledParams | undefined, isOpen = false): sampled is SampledParams {
    if (sampled === undefined || this.#isTooDeep(sampled)) return false;
    return bodyConforms(sampled, this.#operation, isOpen ? this.#openContext : this.#context);
  }
}

function memberKey(union: JsonPointer, index: number): string {
  return `${index} ${union}`;
}
