import type { Json, JsonObject } from "../../kernel/json.ts";
import type { Operation } from "../../model/operation/operation.ts";
import type { ConformContext } from "../samples/conforms.ts";
import type { SampledParams } from "../samples/samples.ts";
import { changesBetween, isSame, type CaseChange } from "./case-changes.ts";
import { conformsAtPlace } from "./place-verdict.ts";
import { bodyConforms } from "./request-params.ts";
import { pointerOf, replacedIn, type SitePlace } from "./site-place.ts";

/** Params of which a case can be made that is told by what it changes of another's. */
export interface Variation {
  readonly params: JsonObject;
  changesFrom(params: JsonObject): readonly CaseChange[];
  isSameAs(params: JsonObject): boolean;
  /** Whether the body among the params is one that the document allows. */
  conforms(operation: Operation, context: ConformContext): boolean;
}

/** Params of which nothing more is known. */
export class WholeVariation implements Variation {
  readonly #sampled: SampledParams;

  constructor(sampled: SampledParams) {
    this.#sampled = sampled;
  }

  get params(): JsonObject {
    return this.#sampled.params;
  }

  changesFrom(params: JsonObject): readonly CaseChange[] {
    return changesBetween(params, this.params);
  }

  isSameAs(params: JsonObject): boolean {
    return isSame(params, this.params);
  }

  conforms(operation: Operation, context: ConformContext): boolean {
    return bodyConforms(this.#sampled, operation, context);
  }
}

/** Params that differ from others at one place: what is elsewhere need not be made, judged and compared again. */
export class PlacedVariation implements Variation {
  readonly #ground: SampledParams;
  readonly #place: SitePlace;
  readonly #value: Json;
  #params: JsonObject | undefined;

  constructor(ground: SampledParams, place: SitePlace, value: Json) {
    this.#ground = ground;
    this.#place = place;
    this.#value = value;
  }

  get params(): JsonObject {
    this.#params ??= replacedIn(this.#ground.params, this.#place, this.#value);
    return this.#params;
  }

  changesFrom(params: JsonObject): readonly CaseChange[] {
    if (params !== this.#ground.params) return changesBetween(params, this.params);
    return changesBetween(this.#before, this.#value, pointerOf(this.#place));
  }

  isSameAs(params: JsonObject): boolean {
    return params === this.#ground.params ? isSame(this.#before, this.#value) : isSame(params, this.params);
  }

  get #before(): Json {
    return this.#place.at(-1)?.value ?? null;
  }

  conforms(operation: Operation, context: ConformContext): boolean {
    const isInBody = this.#place[0]?.site.parameter === undefined;
    if (!isInBody) return bodyConforms(this.#ground, operation, context);
    return conformsAtPlace({ place: this.#place, value: this.#value, context });
  }
}
