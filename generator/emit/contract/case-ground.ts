import type { Operation } from "../../model/operation/operation.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { sampleExtent, type SampleExtent } from "../samples/samples.ts";
import { isSame } from "./case-changes.ts";
import type { RequestCase } from "./case-list.ts";
import { wayTo, type RequestSite } from "./request-sites.ts";
import { placeOf, type Ground, type SitePlace } from "./site-place.ts";

/** An accepted case that others change in one place, and how it was made. */
export interface Setting {
  readonly base: RequestCase;
  readonly options: SampleOptions;
  /** The union that it has a member of, and which; absent where it was made without regard to any. */
  readonly chosen: { readonly union: RequestSite; readonly alternative: number } | undefined;
}

/** The grounds of an operation's settings, each made when it is asked for. */
export class CaseGrounds {
  readonly #operation: Operation;
  readonly #context: TypeContext;
  readonly #grounds = new Map<Setting, Ground | undefined>();

  constructor(operation: Operation, context: TypeContext) {
    this.#operation = operation;
    this.#context = context;
  }

  /** Keeps what a setting was made of as its ground. */
  add(setting: Setting, extent: SampleExtent): void {
    this.#grounds.set(setting, groundOf(setting, extent));
  }

  /** Where a site is in the ground of a setting; `undefined` where its samples are to be made by themselves. */
  find(site: RequestSite, setting: Setting): { readonly ground: Ground; readonly place: SitePlace } | undefined {
    const { chosen } = setting;
    const member = memberOn(site);
    if (member?.outer !== chosen?.union || member?.alternative !== chosen?.alternative) return undefined;
    const ground = this.#groundOf(setting);
    const place = ground && placeOf(site, ground, { operation: this.#operation, context: this.#context });
    return place && { ground, place };
  }

  #groundOf(setting: Setting): Ground | undefined {
    if (this.#grounds.has(setting)) return this.#grounds.get(setting);
    const ground = groundOf(setting, sampleExtent(this.#operation, optionsOf(setting)));
    this.#grounds.set(setting, ground);
    return ground;
  }
}

/** A ground that was too large at first depends on how large it is, and what has another value may not be. */
function groundOf({ base, options }: Setting, { value, depth, size }: SampleExtent): Ground | undefined {
  if (value === undefined || depth !== (options.depth ?? Infinity)) return undefined;
  // What is the same object is not compared again.
  const params = isSame(base.params, value.params) ? base.params : value.params;
  return { sampled: { params, body: value.body }, size, filled: options.fill === "every" ? depth : 0 };
}

function optionsOf({ options, chosen }: Setting): SampleOptions {
  if (chosen?.union.schema.kind !== "union") return options;
  const { union, alternative } = chosen;
  const { pointer, members } = chosen.union.schema;
  const taken = members[alternative];
  return {
    ...options,
    way: new Set([...wayTo(union), ...(taken ? [taken] : [])]),
    members: new Map([...union.members, [pointer, alternative]]),
  };
}

/** The innermost member of a union on the way to a site, or the site itself if it is one. */
function memberOn(site: RequestSite): RequestSite | undefined {
  let on: RequestSite | undefined = site;
  while (on !== undefined && on.alternative === undefined) on = on.outer;
  return on;
}
