import { banner, type EmitterName, type GeneratedFile } from "../kernel/generated-file.ts";
import { compareStrings } from "../kernel/ordering.ts";
import { code, ident, join, lineWidth, lit, type Code, type Import } from "./print/code.ts";
import { typesModule } from "./print/print-type.ts";
import type { Rendered } from "./templates/template-renderer.ts";

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
  const head = imports === "" ? banner : `${banner}\n${imports}`;
  const text = head + rendered.text;
  return {
    path: `${module}${ending}`,
    emitter,
    exports,
    text: isSpaced(text, head.length) ? text : spaced(head, rendered.text),
  };
}

/** Whether one empty line parts the head of a file from its body, and one line break ends it, as nearly all templates have it. */
function isSpaced(text: string, bodyStart: number): boolean {
  const isBlank = (index: number) => /\s/.test(text.charAt(index));
  return text.charAt(bodyStart) === "\n" && !isBlank(bodyStart + 1) && text.endsWith("\n") && !isBlank(text.length - 2);
}

function spaced(head: string, rendered: string): string {
  const body = rendered.trim();
  return body === "" ? `${head.trimEnd()}\n` : `${head}\n${body}\n`;
}

interface Importer {
  readonly module: string;
  readonly homes: ReadonlyMap<string, string> | undefined;
}

/** The names that a file takes from a module; of each, whether it is only used as a type. */
type Names = Map<string, boolean>;

function printImports(imports: Iterable<Import>, { module, homes }: Importer): string {
  const byModule = new Map<string, Names>();
  for (const { from: named, name, isType } of imports) {
    const from = named === typesModule ? (homes?.get(name) ?? named) : named;
    if (from === module) continue;
    const names = byModule.get(from);
    if (names === undefined) byModule.set(from, new Map([[name, isType]]));
    else if (!isType || !names.has(name)) names.set(name, isType);
  }
  const bySpecifier = new Map<string, Names>();
  for (const [from, names] of byModule) bySpecifier.set(resolveModule(from, module), names);
  let text = "";
  for (const specifier of [...bySpecifier.keys()].sort(compareStrings))
    text += printImport(specifier, bySpecifier.get(specifier) ?? new Map()).text;
  return text;
}

function printImport(specifier: string, names: Names): Code {
  const sorted = [...names.keys()].sort(compareStrings);
  const onlyTypes = sorted.every((name) => names.get(name));
  const specifiers = sorted.map((name) => (names.get(name) && !onlyTypes ? code`type ${ident(name)}` : ident(name)));
  const keyword = onlyTypes ? typeImport : valueImport;
  const from = lit(specifier);
  const line = code`${keyword} { ${join(specifiers, comma)} } from ${from};\n`;
  if (line.text.length <= lineWidth) return line;
  return code`${keyword} {\n  ${join(specifiers, lineEnd)},\n} from ${from};\n`;
}

const typeImport = code`import type`;
const valueImport = code`import`;
const comma = code`, `;
const lineEnd = code`,\n  `;

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
