import { banner, type EmitterName, type GeneratedFile } from "../kernel/generated-file.ts";
import { compareStrings } from "../kernel/ordering.ts";
import { code, ident, join, lit, type Code, type Import } from "./print/code.ts";
import { typesModule } from "./print/print-type.ts";
import type { Rendered } from "./template-renderer.ts";

/** Where a TypeScript file goes, and what it promises. */
export interface TypeScriptFile {
  /** The module: its path without an ending, as in `resources/zones`. */
  readonly module: string;
  readonly emitter: EmitterName;
  readonly exports: readonly string[];
  /** Another ending than `.ts`. */
  readonly ending?: string;
}

/**
 * A file of the output: the banner, the imports that the rendered code needs, resolved from where it stands, the code.
 *
 * @param homes the modules of the named types, for code that names some.
 */
export function typescriptFile(
  { module, emitter, exports, ending = ".ts" }: TypeScriptFile,
  rendered: Rendered,
  homes?: ReadonlyMap<string, string>,
): GeneratedFile {
  const imports = printImports(rendered.imports, { module, homes });
  // A literal holds no line break, so what ends a line here is never part of one.
  const trimmed = rendered.text.trimStart();
  const hasEnds = trimmed.includes(" \n") || trimmed.includes("\t\n");
  const body = hasEnds ? trimmed.replace(/[ \t]+$/gm, "") : trimmed;
  const text = [banner, imports, body].filter((part) => part !== "").join("\n");
  return { path: `${module}${ending}`, emitter, exports, text: `${text.trimEnd()}\n` };
}

interface Importer {
  readonly module: string;
  readonly homes: ReadonlyMap<string, string> | undefined;
}

function printImports(imports: Iterable<Import>, { module, homes }: Importer): string {
  const byModule = new Map<string, Map<string, boolean>>();
  for (const { from: named, name, isType } of imports) {
    const from = named === typesModule ? (homes?.get(name) ?? named) : named;
    if (from === module) continue;
    const names = byModule.get(from) ?? new Map<string, boolean>();
    byModule.set(from, names.set(name, (names.get(name) ?? true) && isType));
  }
  const lines = [...byModule].map(([from, names]) => ({ specifier: resolveModule(from, module), names }));
  return lines
    .sort((left, right) => compareStrings(left.specifier, right.specifier))
    .map(({ specifier, names }) => printImport(specifier, names).text)
    .join("");
}

function printImport(specifier: string, names: ReadonlyMap<string, boolean>): Code {
  const sorted = [...names].sort(([left], [right]) => compareStrings(left, right));
  const onlyTypes = sorted.every(([, isType]) => isType);
  const specifiers = sorted.map(([name, isType]) => (isType && !onlyTypes ? code`type ${ident(name)}` : ident(name)));
  const keyword = onlyTypes ? code`import type` : code`import`;
  const line = code`${keyword} { ${join(specifiers, code`, `)} } from ${lit(specifier)};\n`;
  if (line.text.length <= 120) return line;
  return code`${keyword} {\n  ${join(specifiers, code`,\n  `)},\n} from ${lit(specifier)};\n`;
}

/** The specifier of another module of the output: relative, with the ending that it has once it is JavaScript. */
function resolveModule(from: string, importer: string): string {
  if (from.startsWith("npm:")) return from.slice("npm:".length);
  const here = importer.split("/").slice(0, -1);
  const target = from.split("/");
  let shared = 0;
  // A module may be called like the folder of the other: its own name is no part of the way.
  while (shared < Math.min(here.length, target.length - 1) && here[shared] === target[shared]) shared += 1;
  const up = here.slice(shared).map(() => "..");
  return `${[...(up.length > 0 ? up : ["."]), ...target.slice(shared)].join("/")}.js`;
}
