import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { parsePointer } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";
import { enumTexts } from "../enum-texts.ts";
import { applyRules } from "../normalise/rule.ts";
import { boundedPattern } from "./bounded-pattern.ts";

const documentId = "contract:document";

/** Validates values against the schemas of one document, by JSON Schema 2020-12. */
export class SchemaJudge {
  readonly #document: JsonObject;
  readonly #exact: Ajv2020;
  readonly #coercing: Ajv2020;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: JsonObject) {
    this.#document = document;
    this.#exact = createAjv(document, false);
    this.#coercing = createAjv(applyRules(document, [enumTexts]), true);
  }

  /** What is wrong with a JSON value: nothing, where the list is empty. */
  problems(schema: JsonPointer, value: Json | undefined): readonly string[] {
    return explain(this.#validator(this.#exact, "exact", schema), { value });
  }

  /** The same for a value out of a URL or a header, where all is text: `5` is a number if the schema wants one. */
  textProblems(schema: JsonPointer, value: unknown): readonly string[] {
    return explain(this.#validator(this.#coercing, "coercing", schema), { value });
  }

  /** Why a schema cannot be compiled; `undefined` where it can. */
  compileProblem(schema: JsonPointer): string | undefined {
    const value = valueAt(this.#document, schema);
    if (typeof value !== "boolean" && !this.#exact.validateSchema(value as JsonObject)) {
      return this.#exact.errorsText(this.#exact.errors, { dataVar: "the schema" });
    }
    try {
      this.#validator(this.#exact, "exact", schema);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #validator(ajv: Ajv2020, mode: "exact" | "coercing", schema: JsonPointer): ValidateFunction {
    const key = `${mode} ${schema}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    // A member of an object, because Ajv can coerce a value only where it stands in something.
    const fragment = parsePointer(schema).map(
      (token) => `/${encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
    );
    const validator = ajv.compile({ properties: { value: { $ref: `${documentId}#${fragment.join("")}` } } });
    this.#compiled.set(key, validator);
    return validator;
  }
}

const options = { allErrors: true, strict: false, logger: false, code: { regExp: boundedPattern } } as const;

function createAjv(document: JsonObject, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ ...options, coerceTypes });
  addFormats.default(ajv);
  return ajv.addSchema(document, documentId, false, false);
}

function explain(validator: ValidateFunction, holder: { readonly value: unknown }): readonly string[] {
  return validator(holder) ? [] : (validator.errors ?? []).map(errorText);
}

function errorText(error: ErrorObject): string {
  const where = error.instancePath.replace(/^\/value/, "");
  return `${where === "" ? "the value" : where} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`;
}
