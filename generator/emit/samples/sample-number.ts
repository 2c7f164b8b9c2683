import type { SchemaOf } from "../../model/schema/schema.ts";

/** A number that the schema allows; `undefined` where none of those that are tried is one. */
export function sampleNumber(schema: SchemaOf<"number">): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? 1;
  const low = Math.max(
    minimum ?? -Infinity,
    exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + Number.EPSILON,
  );
  const above = low === -Infinity ? undefined : Math.ceil(low / step) * step;
  const next =
    exclusiveMinimum !== undefined && above !== undefined && above <= exclusiveMinimum ? above + step : above;
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - step);
  const start = Math.max(1, step);
  const below = high === undefined ? undefined : Math.floor(high / step) * step;
  const between = high === undefined || low === -Infinity ? undefined : (low + (exclusiveMaximum ?? high)) / 2;
  const candidates = [start, step, next, high, below, minimum, 0, between];
  const inside = (value: number | undefined) =>
    value !== undefined &&
    value >= (minimum ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    value > (exclusiveMinimum ?? -Infinity) &&
    value < (exclusiveMaximum ?? Infinity) &&
    (!schema.integer || Number.isInteger(value)) &&
    (multipleOf === undefined || Number.isInteger(value / multipleOf));
  return candidates.find(inside);
}
