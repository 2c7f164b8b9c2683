import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";

/** What JSON Schema itself says of values, as Ajv reads it. */
export function validator(schema: JsonObject, schemas: JsonObject = {}): (value: Json | undefined) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile({ ...schema, components: { schemas } });
  return (value) => validate(value);
}
