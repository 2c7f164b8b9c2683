import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Api } from "../../model/api.ts";
import { inParts, type FilePart } from "../file-parts.ts";
import { typesModule } from "../print/print-type.ts";
import { declareTypes, type Declaration } from "./declarations.ts";

/** The modules of a target's named types. */
export interface TypeModules {
  readonly parts: readonly FilePart<Declaration>[];
  /** Name of a type → the module that declares it: whoever prints the name of a type need not know its module. */
  readonly homes: ReadonlyMap<string, string>;
  /** The pointers of the schemas whose type is not said, because it is too long. */
  readonly unsaid: ReadonlySet<JsonPointer>;
}

export const noTypeModules: TypeModules = { parts: [], homes: new Map(), unsaid: new Set() };

export function typeModules(api: Api): TypeModules {
  const unsaid = new Set<JsonPointer>();
  const parts = inParts(typesModule, declareTypes(api, unsaid));
  const homes = parts.flatMap(({ module, items }) => items.map(({ name }): [string, string] => [name, module]));
  return { parts, homes: new Map(homes), unsaid };
}
