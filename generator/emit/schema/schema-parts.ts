import type { GeneratedFile } from "../../kernel/generated-file.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import type { Api } from "../../model/api.ts";
import { typeIdentifier } from "../../model/names/identifier.ts";
import { allResources } from "../../model/resources.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { pascalCase } from "../../model/names/words.ts";
import { countLines, inParts, longestBody } from "../file-parts.ts";
import type { Import } from "../print/code.ts";
import { typescriptFile } from "../typescript-file.ts";
import { schemaModule } from "./schema-module.ts";
import { bodyIn, membersOf, type PrintedMember } from "./printed-interface.ts";

const exported = ["paths", "components", "operations"];

/**
 * The files of openapi-typescript's text. Where it is too long for one, the members of its interfaces stand in modules of
 * their own, by the resource that they belong to, and the interfaces extend what those export.
 */
export function schemaFiles(text: string, api: Api): GeneratedFile[] {
  const whole = { module: schemaModule, emitter: "schema", exports: exported } as const;
  if (countLines(text) <= longestBody) return [typescriptFile(whole, { text, imports: [] })];
  const parting = new Parting(api);
  const head = parting.part(text.replace(/^type /gm, "export type "));
  return [typescriptFile(whole, { text: head, imports: parting.imports }), ...parting.files];
}

/** Moves members out of a text, into files. */
class Parting {
  readonly files: GeneratedFile[] = [];
  readonly imports: Import[] = [];
  readonly #taken = new Set<string>();
  readonly #owners: Owners;

  constructor(api: Api) {
    this.#owners = ownersIn(api);
  }

  /** The text without what is moved. It may have megabytes: all is found where it stands, and then cut out at once. */
  part(text: string): string {
    const { paths, operations, components } = this.#owners;
    const cuts = [
      ...this.#move(text, "paths", (name) => paths.get(name)),
      ...this.#move(text, "operations", (name) => operations.get(name)),
    ];
    const interfaces: string[] = [];
    for (const { name: section, from, to } of sectionsIn(text)) {
      const ownerOf = (name: string) => components.get(appendPointer("/components", section, name));
      const outdented = text.slice(from, to).replace(/^ {4}/gm, "");
      const parts = this.#write(section, membersOf(outdented, indentation), ownerOf);
      const name = uniqueName(typeIdentifier(pascalCase(`component ${section}`), "Part"), this.#taken);
      cuts.push({ from: from - "{\n".length, to: to + indentation.length + "}".length, by: name });
      interfaces.push(printExtending(name, parts));
    }
    const rest = withCuts(text, cuts);
    return interfaces.length === 0 ? rest : `${[rest.trimEnd(), ...interfaces].join("\n")}\n`;
  }

  /** Moves the members of an interface, which then has none of its own. */
  #move(text: string, name: string, ownerOf: OwnerOf): readonly Cut[] {
    const start = `export interface ${name}`;
    const body = bodyIn(text, start);
    if (body === undefined) return [];
    const parts = this.#write(name, membersOf(text.slice(body.from, body.to), indentation), ownerOf);
    return [{ from: body.from - `${start} {\n`.length, to: body.to + "}".length, by: printExtending(name, parts) }];
  }

  /** @returns the names of the interfaces that the members are in now. */
  #write(label: string, members: readonly PrintedMember[], ownerOf: OwnerOf): string[] {
    const items = members.map((member) => ({ ...member, owner: ownerOf(member.name) }));
    return inParts(`${schemaModule}/${label}`, items).map((part) => {
      const name = uniqueName(typeIdentifier(pascalCase(part.module), "Part"), this.#taken);
      const body = part.items.map(({ text }) => text).join("");
      const text = `export interface ${name} {\n${body}}\n`;
      const file = { module: part.module, emitter: "schema", exports: [name] } as const;
      this.files.push(typescriptFile(file, { text, imports: importsOf(body) }));
      this.imports.push({ from: part.module, name, isType: true });
      return name;
    });
  }
}

/** What stands from one index of a text up to another, and what is to stand there. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function withCuts(text: string, cuts: readonly Cut[]): string {
  let [cut, at] = ["", 0];
  for (const { from, to, by } of [...cuts].sort((one, other) => one.from - other.from)) {
    cut += text.slice(at, from) + by;
    at = to;
  }
  return cut + text.slice(at);
}

/** The sections of `components` that have entries, and where these stand in the text. */
function sectionsIn(text: string): readonly { readonly name: string; readonly from: number; readonly to: number }[] {
  const components = bodyIn(text, "export interface components");
  if (components === undefined) return [];
  let { from } = components;
  return membersOf(text.slice(from, components.to), indentation).flatMap(({ name, text: section }) => {
    const body = bodyIn(section, `${indentation}${name}:`);
    const found = body && { name, from: from + body.from, to: from + body.to };
    from += section.length;
    return found ?? [];
  });
}

/** The module path of the one resource that a part of the document belongs to. */
type OwnerOf = (name: string) => string | undefined;

/** How far in the printer puts the members of an interface. */
const indentation = "    ";

function printExtending(name: string, parts: readonly string[]): string {
  return `export interface ${name} extends\n${parts.map((part) => `${indentation}${part}`).join(",\n")} {\n}`;
}

/** What the members of a part use of the module that they were in. */
function importsOf(body: string): Import[] {
  const code = body.replace(/^ *(?:\/\*\*|\*).*$/gm, "");
  const used = exchanged.filter(([, form]) => form.test(code));
  return used.map(([name]) => ({ from: schemaModule, name, isType: true }));
}

/** What openapi-typescript's types name of each other, and how. */
const exchanged: readonly (readonly [string, RegExp])[] = [
  ["paths", /(?<![\w$.])paths\[/],
  ["components", /(?<![\w$.])components\[/],
  ["operations", /(?<![\w$.])operations\[/],
  ["$Read", /(?<![\w$.])\$Read</],
  ["$Write", /(?<![\w$.])\$Write</],
  ["WithRequired", /(?<![\w$.])WithRequired</],
];

/** The module paths of the resources that use the parts of a document. */
interface Owners {
  readonly paths: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
}

function ownersIn(api: Api): Owners {
  const placed = allResources(api.resources).flatMap(({ modulePath, operations }) =>
    operations.map(({ name, path }) => ({ name, path, modulePath })),
  );
  return {
    paths: new Map(placed.map(({ path, modulePath }) => [path, modulePath])),
    operations: new Map(placed.map(({ name, modulePath }) => [name, modulePath])),
    components: api.owners,
  };
}
