import type { Api, Resource } from "../../model/api.ts";
import { block, code, imported, importedType, key, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { clientNames, transportModule } from "./client-names.ts";
import { factoryName } from "./resource-view.ts";

/** The view of `client/client.ts.hbs`: the resource tree and what makes it. */
export function clientView(api: Api) {
  const { name, createName, createTransportName, optionsName } = clientNames(api);
  return {
    name,
    createName,
    docs: docComment({
      summary: api.title,
      ...(api.description === undefined ? {} : { description: api.description }),
    }),
    options: importedType(optionsName, transportModule),
    createTransport: imported(createTransportName, transportModule),
    transportType: importedType("Transport", "runtime/transport"),
    hasVariables: api.securitySchemes.some(({ variables }) => variables !== undefined),
    resources: api.resources.map((resource) => ({
      name: resource.localName,
      type: printTree(resource, { type: true }),
      value: printTree(resource, { type: false }),
    })),
  };
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
