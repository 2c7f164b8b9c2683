import { emitterNames, type EmitterName, type GeneratedFile } from "../kernel/generated-file.ts";
import { sortedBy } from "../kernel/ordering.ts";
import { clientEmitter } from "./client/client-emitter.ts";
import type { EmitContext, Emitter } from "./emitter.ts";
import { reportUnprovable } from "./report-unprovable.ts";
import { helperItems } from "./helpers/helper-items.ts";
import { helpersEmitter } from "./helpers/helpers-emitter.ts";
import { noTypeModules, typeModules } from "./types/type-modules.ts";
import { typesEmitter } from "./types/types-emitter.ts";

/** Those that many runs do without are a good part of the program: they are loaded when they are asked for. */
const emitters: Readonly<Record<EmitterName, () => Emitter | Promise<Emitter>>> = {
  schema: async () => (await import("./schema/schema-emitter.ts")).schemaEmitter,
  types: () => typesEmitter,
  client: () => clientEmitter,
  helpers: () => helpersEmitter,
  contract: async () => (await import("./contract/contract-emitter.ts")).contractEmitter,
  reference: async () => (await import("./reference/reference-emitter.ts")).referenceEmitter,
};

/** What an emitter's files need of other emitters: emitting it alone would print imports of nothing. */
const requirements: Readonly<Record<EmitterName, readonly EmitterName[]>> = {
  schema: [],
  types: [],
  client: ["types"],
  helpers: ["types", "client"],
  contract: ["types", "client"],
  reference: [],
};

/** The emitters asked for and those that they need, in the order of {@link emitterNames}. */
export function withRequirements(names: readonly EmitterName[]): EmitterName[] {
  const wanted = new Set(names.flatMap((name) => [name, ...requirements[name]]));
  return emitterNames.filter((name) => wanted.has(name));
}

/** The files of a target, in the order of their paths. */
export async function emit(request: Omit<EmitContext, "types" | "helpers">): Promise<GeneratedFile[]> {
  const wanted = emitterNames.filter((name) => request.emit.has(name));
  if (reportUnprovable(request)) return [];
  const types = request.emit.has("types") ? typeModules(request.api) : noTypeModules;
  const helpers = request.emit.has("helpers") ? helperItems(request.api) : [];
  const context = { ...request, types, helpers };
  const files = await Promise.all(wanted.map(async (name) => (await emitters[name]()).emit(context)));
  return sortedBy(files.flat(), ({ path }) => path);
}
