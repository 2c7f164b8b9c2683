import { isNestedDeeper } from "../../kernel/is-nested-deeper.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Json } from "../../kernel/json.ts";
import type { Operation, Parameter } from "../../model/operation/operation.ts";
import type { ConformContext } from "../samples/conforms.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { isParted } from "../samples/written-value.ts";
import { sampleWork, type SampleWork } from "../samples/sample-work.ts";
import type { SampleExtent } from "../samples/samples.ts";
import { acceptedValues, type AcceptedValue } from "./accepted-values.ts";
import { CaseGrounds, type Setting } from "./case-ground.ts";
import { CaseList } from "./case-list.ts";
import { isNeverMade } from "./is-never-made.ts";
import { mostLevels } from "./compared-levels.ts";
import { bodyConforms, parametersConform, paramsWith, withoutParameters } from "./request-params.ts";
import { carriedValue, type RequestSite } from "./request-sites.ts";
import { allowsWhatIsShown, isLostField } from "./shown-value.ts";
import { isSentAsIs } from "./site-place.ts";
import { PlacedVariation, WholeVariation, type Variation } from "./variation.ts";
import { wrongValues } from "./wrong-values.ts";

interface ChosenValue {
  readonly value: Json;
  readonly setting: Setting;
}

/** Makes the cases of an operation, each of which has something else at one site. */
export class CaseMaker {
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
  readonly #grounds: CaseGrounds;
  readonly #openContext: ConformContext;
  /** How samples are made, the fullest first: the first that fits is taken. */
  readonly #fills: readonly SampleOptions[];
  /** The settings that have a member of a union; `undefined` where no request can have it. */
  readonly #alternatives = new Map<string, Setting | undefined>();
  #most = Infinity;

  constructor(operation: Operation, context: TypeContext, fills: readonly SampleOptions[]) {
    this.#operation = operation;
    this.#context = context;
    this.#openContext = { ...context, isOpen: true };
    this.#grounds = new CaseGrounds(operation, context);
    this.#work = sampleWork(context);
    this.#fills = fills;
  }

  addWhole(title: string, extent: SampleExtent, options: SampleOptions): Setting | undefined {
    const { value } = extent;
    if (value === undefined || !this.#isAccepted(new WholeVariation(value))) {
      this.unsolved.push(title);
      return undefined;
    }
    const setting = { base: this.accepted.addWhole(title, value.params), options, chosen: undefined };
    this.#grounds.add(setting, extent);
    return setting;
  }

  /**
   * Adds the cases of all sites, each of which changes one of them in what is accepted.
   *
   * @param most how many of what is accepted are tried, and how many of what is refused.
   * @param parameters those that a case may do without.
   */
  trySites(
    sites: readonly RequestSite[],
    usual: Setting,
    { most, parameters }: { readonly most: number; readonly parameters: readonly Parameter[] },
  ): void {
    this.#most = most;
    for (const site of sites) this.#addAccepted(site, usual);
    this.#most = this.tried + most;
    for (const { title, params } of withoutParameters(parameters, usual.base.params).slice(0, most)) {
      const variation = new WholeVariation({ params, body: undefined });
      this.refused.addVariation(title, variation, [usual.base, usual.base]);
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
      if (accepted.value === null && isLostField(site)) continue;
      if (carriedValue(site, accepted.value) === undefined) continue;
      const setting = this.#addValue(site, accepted, [usual, outer]);
      // That a parameter has no text for null is nothing that an overlay could mend.
      const isLost = accepted.value === null && site.parameter !== undefined;
      if (setting === undefined && !isLost) this.unsolved.push(accepted.title);
      if (accepted.member === undefined) continue;
      this.#alternatives.set(memberKey(site.schema.pointer, accepted.member), setting);
    }
  }

  #addValue(site: RequestSite, { title, value, member }: AcceptedValue, known: readonly [Setting, Setting]) {
    const [usual, outer] = known;
    const { options } = outer;
    // A member of a union may not allow all that it names at once.
    const smaller = member === undefined ? [] : this.#fills.slice(this.#fills.indexOf(options) + 1);
    for (const fill of [options, ...smaller]) {
      const whole =
        fill === options ? value : acceptedValues(site, fill).find((other) => other.member === member)?.value;
      const tried = whole && carriedValue(site, whole);
      this.tried += 1;
      if (tried === undefined) continue;
      const variation = fill === options ? this.#vary(site, tried, outer) : this.#sample(site, tried, fill);
      if (variation === undefined || !this.#isAccepted(variation)) continue;
      if (allowsWhatIsShown(site, variation.params, this.#context) === false) continue;
      const chosen = member === undefined ? undefined : { union: site, alternative: member };
      return { base: this.accepted.addVariation(title, variation, [usual.base, outer.base]), options: fill, chosen };
    }
    return undefined;
  }

  #addRefused(site: RequestSite, usual: Setting): void {
    if (this.#isSpentAt(site)) return;
    const setting = this.#settingOf(site, usual);
    // A request that is refused anyway tells nothing of the site.
    if (setting === undefined) return;
    for (const { title, value: wrong } of wrongValues(site, setting.options)) {
      if (this.#isSpentAt(site)) return;
      this.tried += 1;
      const value = carriedValue(site, wrong);
      if (value === undefined) continue;
      if (isNeverMade(site, value, this.#operation, this.#context)) continue;
      const variation = this.#vary(site, value, setting);
      if (variation === undefined || this.#isTooDeep(variation)) continue;
      if (allowsWhatIsShown(site, variation.params, this.#openContext) === true) continue;
      if (site.parameter === undefined && variation.conforms(this.#operation, this.#openContext)) continue;
      if (this.#isMeantByText(site, variation, { value, setting })) continue;
      this.refused.addVariation(title, variation, [usual.base, setting.base]);
    }
  }

  /** Whether a value that is text on its way is one of another member of a union, itself or by its text. */
  #isMeantByText(site: RequestSite, variation: Variation, { value, setting }: ChosenValue): boolean {
    const isText = site.isField || (site.parameter !== undefined && site.parameter.mediaType === undefined);
    if (!isText || site.members.size === 0 || isParted(value)) return false;
    const asText = this.#vary(site, String(value), setting);
    return [variation, asText].some((tried) => tried !== undefined && this.#isAllowed(tried));
  }

  #isAllowed(variation: Variation): boolean {
    const isBody = variation.conforms(this.#operation, this.#openContext);
    return isBody && parametersConform(variation.params, this.#operation, this.#openContext);
  }

  /** Whether closed parts of compositions refuse nothing in the params: of what they refuse anyway, no other case can be made. */
  isGround({ base: { params } }: Setting, sampled: SampleExtent): boolean {
    const context = { ...this.#openContext, isByParts: true };
    const { value } = sampled;
    if (value === undefined || !bodyConforms(value, this.#operation, context)) return false;
    return parametersConform(params, this.#operation, context);
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

  /** Params with a value at one site; `undefined` where no sample has that site. */
  #vary(site: RequestSite, value: Json, setting: Setting): Variation | undefined {
    const found = this.#grounds.find(site, setting);
    if (found && isSentAsIs(value, found.place)) {
      const { ground, place } = found;
      this.#work.values += ground.size;
      return new PlacedVariation(ground.sampled, place, value);
    }
    return this.#sample(site, value, setting.options);
  }

  #sample(site: RequestSite, value: Json, options: SampleOptions): Variation | undefined {
    const sampled = paramsWith(this.#operation, site, value, options);
    return sampled && new WholeVariation(sampled);
  }

  /** Whether no compiler compares the params with their type. */
  #isTooDeep(variation: Variation): boolean {
    return this.mayBeDeep && isNestedDeeper(variation.params, mostLevels);
  }

  #isAccepted(variation: Variation): boolean {
    return (
      !this.#isTooDeep(variation) &&
      variation.conforms(this.#operation, this.#context) &&
      parametersConform(variation.params, this.#operation, this.#context)
    );
  }
}

function memberKey(union: JsonPointer, index: number): string {
  return `${index} ${union}`;
}
