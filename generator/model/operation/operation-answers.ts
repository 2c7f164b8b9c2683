import type * as v from "valibot";
import { envelopeForm, paginationForm } from "../../config/answer-forms.ts";
import { checkForm } from "../../config/check-form.ts";
import type { ClientConfig, EnvelopeConfig, PaginationConfig } from "../../config/target-config.ts";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { member, type JsonObject } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import type { Slice } from "../../select/slice.ts";
import type { Operation } from "./operation.ts";
import { readEnvelope } from "./envelope.ts";
import { extensionPrefix } from "../schema/keywords.ts";
import type { SchemasByPointer } from "../schema/known-members.ts";
import { matchName } from "../names/name-rules.ts";
import { reportUnknownExtensions } from "./operation-extensions.ts";
import { readPagination } from "../pagination/pagination.ts";
import { resolvedSchema } from "../schema/resolved-schema.ts";
import type { Schema } from "../schema/schema.ts";

export interface AnswerContext {
  readonly slice: Slice;
  readonly client: ClientConfig;
  readonly named: SchemasByPointer;
  readonly diagnostics: Diagnostics;
}

/** Adds what the schemas of an operation's responses tell of its envelope and its pages, once all schemas are known. */
export function withAnswers(operation: Operation, source: JsonObject, context: AnswerContext): Operation {
  const { client, named } = context;
  reportUnknownExtensions(source, operation.pointer, {
    file: context.slice.document.file,
    diagnostics: context.diagnostics,
  });
  const envelope = readEnvelope(operation, {
    named,
    payloads: client.payloads,
    ...given<EnvelopeConfig>("envelope", envelopeForm, client.envelopes, { operation, source, context }),
  });
  const read = withHeaderShapes(operation, named);
  const opened = envelope === undefined ? read : { ...read, envelope };
  const pagination = readPagination(opened, {
    named,
    ...given<PaginationConfig>("pagination", paginationForm, client.pagination, { operation, source, context }),
  });
  return pagination === undefined ? opened : { ...opened, pagination };
}

function withHeaderShapes(operation: Operation, named: SchemasByPointer): Operation {
  if (operation.responses.every(({ headers }) => headers.length === 0)) return operation;
  const responses = operation.responses.map((response) => ({
    ...response,
    headers: response.headers.map((header) => ({ ...header, shape: headerShape(header.shape, named) })),
  }));
  return { ...operation, responses };
}

function headerShape(schema: Schema, named: SchemasByPointer): Schema {
  const shape = resolvedSchema(schema, named);
  return shape.kind === "array" ? { ...shape, items: resolvedSchema(shape.items, named) } : shape;
}

interface Given<Config> {
  readonly given: Config | undefined;
  readonly onProblem: (message: string) => void;
}

/** What is said of nearly all operations, and what cannot be a problem. */
const nothing: Given<never> = { given: undefined, onProblem: () => {} };

interface GivenContext {
  readonly operation: Operation;
  readonly source: JsonObject;
  readonly context: AnswerContext;
}

/** What is said of an operation: by the config, else by an extension. */
function given<Config>(
  name: "envelope" | "pagination",
  form: v.GenericSchema,
  rules: Readonly<Record<string, Config>>,
  { operation, source, context }: GivenContext,
): Given<Config> {
  const { diagnostics, slice } = context;
  const keys = Object.keys(rules);
  const key = keys.length === 0 ? undefined : ruleKey(operation, keys);
  if (key !== undefined) {
    const rulesName = name === "envelope" ? "envelopes" : "pagination";
    const onProblem = (message: string) => {
      // A rule for many need not fit all.
      if (key.includes("*")) return;
      const option = appendPointer("/client", rulesName, key);
      diagnostics.error("model/unfit-rule", `\`client.${rulesName}\` names \`${key}\`, but ${message}`, { option });
    };
    return { given: rules[key], onProblem };
  }
  const extension = extensionPrefix + name;
  const value = member(source, extension);
  if (value === undefined) return nothing;
  const location = { file: slice.document.file, pointer: appendPointer(operation.pointer, extension) };
  const onProblem = (message: string) =>
    diagnostics.error("model/invalid-extension", `\`${extension}\`: ${message}`, { location });
  const [problem] = checkForm(form, value);
  if (problem === undefined) return { given: value as Config, onProblem };
  onProblem(
    `it must be ${problem.kind === "invalid-value" ? problem.expected : `without \`${problem.path.join(".")}\``}`,
  );
  return { given: undefined, onProblem };
}

/** The key of the rule for an operation: its method and path, its operationId, or the first pattern that fits the latter. */
function ruleKey({ name, method, path }: Operation, keys: readonly string[]): string | undefined {
  const route = `${method.toUpperCase()} ${path}`;
  return keys.find((key) => key === route || key === name) ?? keys.find((key) => matchName(name, key) !== undefined);
}
