import type { Api, Resource, SecurityScheme } from "../../model/api.ts";
import type { CredentialVariables } from "../../config/target-config.ts";
import { allResources } from "../../model/resources.ts";
import { block, code, ident, imported, importedType, join, key, lit, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { schemaModule } from "../schema/schema-emitter.ts";
import { factoryName } from "./resource-view.ts";

const transportModule = "runtime/transport";
const authModule = "runtime/auth";

/** The names that `client.ts` exports. */
export function clientNames(api: Api) {
  return {
    name: api.localName,
    createName: `create${api.localName}`,
    createTransportName: `create${api.localName}Transport`,
    optionsName: `${api.localName}Options`,
  };
}

/** The view of `client/client.ts.hbs`: the options, the resource tree and what makes them. */
export function clientView(api: Api, hasSchema: boolean) {
  return {
    ...clientNames(api),
    docs: docComment({
      summary: api.title,
      ...(api.description === undefined ? {} : { description: api.description }),
    }),
    transportType: importedType("Transport", transportModule),
    transportOptions: importedType("TransportOptions", transportModule),
    credentials: api.securitySchemes.map((scheme) => ({
      name: scheme.localName,
      docs: docComment(scheme.docs, credentialNotes(scheme)),
      type: importedType(scheme.kind === "basic" ? "BasicCredentialSource" : "CredentialSource", authModule),
    })),
    transport: printTransport(api),
    hasVariables: api.securitySchemes.some(({ variables }) => variables !== undefined),
    raw: hasSchema
      ? code`${imported("rawClient", "runtime/raw")}<${importedType("paths", schemaModule)}>(transport)`
      : undefined,
    rawType: hasSchema
      ? code`${importedType("RawClient", "runtime/raw")}<${importedType("paths", schemaModule)}>`
      : undefined,
    resources: api.resources.map((resource) => ({
      name: resource.localName,
      type: printTree(resource, { type: true }),
      value: printTree(resource, { type: false }),
    })),
  };
}

function credentialNotes(scheme: SecurityScheme): string[] {
  const names = variableNames(scheme.variables).map((name) => `\`${name}\``);
  return names.length === 0 ? [] : [`Without it, the environment variable ${names.join(" and ")} is read.`];
}

function variableNames(variables: CredentialVariables | undefined): string[] {
  if (variables === undefined) return [];
  return typeof variables === "string" ? [variables] : [variables.username, variables.password];
}

function printTransport(api: Api): Code {
  const taken = api.securitySchemes.map(({ localName }) => {
    const local = localOption(localName);
    return local === localName ? ident(localName) : code`${key(localName)}: ${ident(local)}`;
  });
  const destructuring = taken.length === 0 ? nothing : code`const { ${join(taken, code`, `)}, ...rest } = options;\n`;
  const rest = taken.length === 0 ? code`options` : code`rest`;
  const credentials = api.securitySchemes.map(
    (scheme) => code`${ident(scheme.localName)}: ${printCredential(scheme)},`,
  );
  const ids = api.requestIdHeaders.map((name) => lit(name));
  const lines = [
    code`...${rest},`,
    ...(api.baseUrl === undefined ? [] : [code`baseUrl: ${rest}.baseUrl ?? ${lit(api.baseUrl)},`]),
    code`credentials: ${credentials.length === 0 ? code`{}` : block(code`{`, credentials, code`}`)},`,
    code`defaultSecurity: [${join(defaultSecurity(api), code`, `)}],`,
    ...(ids.length === 0 ? [] : [code`requestIdHeaders: [${join(ids, code`, `)}],`]),
  ];
  return code`${destructuring}return ${imported("createTransport", transportModule)}(${block(code`{`, lines, code`}`)});`;
}

/** The names that the function uses for other things than options. */
const usedNames = new Set(["apiKey", "basic", "bearer", "createTransport"]);

/** What an option is called in the function: another name than its own where that is taken there. */
function localOption(name: string): string {
  return usedNames.has(name) ? `${name}Option` : name;
}

/** Every alternative that some operation accepts, each once: the raw client does not know the operation that it calls. */
function defaultSecurity(api: Api): Code[] {
  const alternatives = allResources(api.resources).flatMap(({ operations }) =>
    operations.flatMap(({ security }) => security),
  );
  const printed = alternatives.map((alternative) => {
    const names = alternative.map(({ localName }) => lit(localName));
    return code`[${join(names, code`, `)}]`;
  });
  return [...new Map(printed.map((alternative) => [alternative.text, alternative])).values()];
}

function printCredential(scheme: SecurityScheme): Code {
  const option = ident(localOption(scheme.localName));
  const variables = printVariables(scheme.variables);
  switch (scheme.kind) {
    case "bearer":
      return code`${imported("bearer", authModule)}(${option}${variables})`;
    case "basic":
      return code`${imported("basic", authModule)}(${option}${variables})`;
    case "apiKey": {
      const place = code`{ in: ${lit(scheme.in)}, name: ${lit(scheme.parameter)} }`;
      return code`${imported("apiKey", authModule)}(${option}, ${place}${variables})`;
    }
  }
}

function printVariables(variables: CredentialVariables | undefined): Code {
  if (variables === undefined) return nothing;
  if (typeof variables === "string") return code`, ${lit(variables)}`;
  return code`, { username: ${lit(variables.username)}, password: ${lit(variables.password)} }`;
}

/** A resource with all below it: as the type of the client's property, or as its value. */
function printTree(resource: Resource, form: { readonly type: boolean }): Code {
  const module = `resources/${resource.modulePath}`;
  const hasOwn = resource.operations.length > 0;
  const own = form.type
    ? importedTypeOf(resource, module)
    : code`${hasOwn ? imported(factoryName(resource), module) : nothing}(transport)`;
  if (resource.resources.length === 0) return own;
  const children = resource.resources.map((child) => {
    const tree = printTree(child, form);
    return form.type ? code`readonly ${key(child.localName)}: ${tree};` : code`${key(child.localName)}: ${tree},`;
  });
  if (form.type) {
    const nested = block(code`{`, children, code`}`);
    return hasOwn ? code`${own} & ${nested}` : nested;
  }
  return block(code`{`, [...(hasOwn ? [code`...${own},`] : []), ...children], code`}`);
}

function importedTypeOf(resource: Resource, module: string): Code {
  return resource.operations.length > 0 ? importedType(resource.typeName, module) : nothing;
}
