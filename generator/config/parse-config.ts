import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { emitterNames } from "../kernel/generated-file.ts";
import { isJsonObject, member } from "../kernel/json.ts";
import { sortedBy } from "../kernel/ordering.ts";
import { checkForm, type FormProblem } from "./check-form.ts";
import {
  configForm,
  defaultPayloads,
  defaultRequestIdHeaders,
  type Config,
  type ConfigTarget,
} from "./config-schema.ts";
import { reportFormProblems } from "./report-form-problem.ts";
import type { TargetConfig } from "./target-config.ts";

/** Where a config comes from. */
export interface ConfigOrigin {
  /** The file as the user named it, for the diagnostics. */
  readonly file: string;
  /** What its paths are relative to: absolute. */
  readonly folder: string;
  /** The user's home folder, where it is known: absolute. */
  readonly home?: string;
}

/**
 * Checks a config and fills in its defaults.
 *
 * @param value what the file holds or exports.
 * @returns the targets in the order of their names; `undefined` where the config has a problem.
 */
export function parseConfig(
  value: unknown,
  origin: ConfigOrigin,
  diagnostics: Diagnostics,
): readonly TargetConfig[] | undefined {
  if (isBareTarget(value)) {
    const help = "Put them one level deeper, below a name of your choice: `targets: { api: { … } }`.";
    const location = { file: origin.file, pointer: "" };
    diagnostics.error("config/invalid-value", "The options of a target stand where `targets` must.", {
      help,
      location,
    });
    return undefined;
  }
  let problems: readonly FormProblem[] = checkForm(configForm, value);
  if (hasForm(value, problems)) {
    const targets = sortedBy(Object.entries(value.targets), ([name]) => name).map(fillDefaults);
    problems = [...checkCount(targets), ...checkOutputs(targets, origin), ...targets.flatMap(checkTarget)];
    if (problems.length === 0) return targets;
  }
  reportFormProblems(problems, origin.file, diagnostics);
  return undefined;
}

function isBareTarget(value: unknown): boolean {
  return isJsonObject(value) && member(value, "targets") === undefined && member(value, "spec") !== undefined;
}

/** A value without problems has the type that the form describes. */
function hasForm(_value: unknown, problems: readonly FormProblem[]): _value is Config {
  return problems.length === 0;
}

function fillDefaults([name, target]: readonly [string, ConfigTarget]): TargetConfig {
  const client = target.client ?? {};
  return {
    name,
    spec: target.spec,
    overlays: target.overlays ?? [],
    references: {
      outside: target.references?.outside ?? false,
      origins: (target.references?.origins ?? []).map((origin) => origin.toLowerCase()),
    },
    allowLarge: target.allowLarge ?? false,
    routes: target.routes ?? [],
    output: target.output ?? `generated/${name}`,
    // In the order of the emitters and each once, so that the order in the config changes nothing in the output.
    emit: emitterNames.filter((emitter) => target.emit?.includes(emitter) ?? true),
    client: {
      name: client.name,
      auth: client.auth ?? {},
      names: client.names ?? {},
      resources: client.resources ?? {},
      types: client.types ?? {},
      requestIdHeaders: client.requestIdHeaders ?? defaultRequestIdHeaders,
      payloads: client.payloads ?? defaultPayloads,
      envelopes: client.envelopes ?? {},
      pagination: client.pagination ?? {},
    },
    templates: target.templates,
  };
}

function checkCount(targets: readonly TargetConfig[]): FormProblem[] {
  return targets.length > 0 ? [] : [invalid(["targets"], "an object with at least one target", {})];
}

/** Two targets that wrote into one folder would each delete what the other has written. */
function checkOutputs(targets: readonly TargetConfig[], { folder, home }: ConfigOrigin): FormProblem[] {
  const outputs = targets.map((target) => resolve(folder, target.output));
  return targets.flatMap(({ name, output }, index) => {
    const place = outputs[index] ?? "";
    const earlier = targets.find((_other, at) => at < index && overlap(outputs[at] ?? "", place));
    const path = ["targets", name, "output"];
    if (holds(place, folder)) return [invalid(path, "a folder that does not hold the config itself", output)];
    if (home !== undefined && holds(place, home))
      return [invalid(path, "a folder that does not hold the home folder", output)];
    return earlier === undefined
      ? []
      : [invalid(path, `a folder apart from the output of \`${earlier.name}\``, output)];
  });
}

function checkTarget({ name, spec, emit, client }: TargetConfig): FormProblem[] {
  const nothing = emit.length === 0 ? [invalid(["targets", name, "emit"], "a list with at least one emitter", [])] : [];
  const unmatched = (["names", "resources", "types"] as const).flatMap((option) =>
    Object.entries(client[option])
      .filter(([pattern, result]) => result.includes("*") && !pattern.includes("*"))
      .map(([pattern, result]) =>
        invalid(["targets", name, "client", option, pattern], "a name without `*`, as its key has none", result),
      ),
  );
  return [...nothing, ...unmatched, ...(isUrl(spec) ? [urlProblem(name, spec)] : [])];
}

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** `sensitive`, because a URL may have credentials in it. */
function urlProblem(name: string, spec: string): FormProblem {
  const expected = "the path of a file, not a URL: download it, or name it on the command line of `generate`";
  return { kind: "invalid-value", path: ["targets", name, "spec"], expected, value: spec, sensitive: true };
}

function invalid(path: readonly string[], expected: string, value: unknown): FormProblem {
  return { kind: "invalid-value", path, expected, value, sensitive: false };
}

function overlap(one: string, other: string): boolean {
  return holds(one, other) || holds(other, one);
}

/** Whether a folder is another one or around it; both absolute. */
function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  // On Windows, there is no relative path to another drive.
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}
