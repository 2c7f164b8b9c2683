import type { Api } from "../../model/api.ts";
import { inParts, type FilePart } from "../file-parts.ts";
import { typesModule } from "../print/print-type.ts";
import { declareTypes, type Declaration } from "./declarations.ts";

/** The modules of a target's named types. */
export interface TypeModules {
  readonly parts: readonly FilePart<Declaration>[];
  /** Name of a type → the module that declares it: whoever prints the name of a type need not know its module. */
  readonly homes: ReadonlyMap<string, string>;
}

export const noTypeModules: TypeModules = { parts: [], homes: new Map() };

export function typeModules(api: Api): TypeModules {
  const parts = inParts(typesModule, declareTypes(api));
  const homes = parts.flatMap(({ module, items }) => items.map(({ name }): [string, string] => [name, module]));
  return { parts, homes: new Map(homes) };
}
