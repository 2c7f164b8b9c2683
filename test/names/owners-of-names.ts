import { callbacksName } from "../../generator/emit/print/webhooks.ts";
import { paramsName } from "../../generator/emit/print/params.ts";
import { headersName } from "../../generator/emit/print/response-headers.ts";
import type { Api } from "../../generator/model/api.ts";
import type { NamedSchema } from "../../generator/model/schema/schema.ts";
import { allResources } from "../../generator/model/resources.ts";

/** Every name that a client of the model exports → the place in the document, or the resource, that it stands for. */
export function ownersOfNames(api: Api): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [name, owner] of [...typeNames(api), ...clientNames(api), ...helperNames(api)]) {
    const other = owners.get(name);
    if (other !== undefined && other !== owner) throw new Error(`${name} is both ${other} and ${owner}`);
    owners.set(name, owner);
  }
  return owners;
}

type Entry = readonly [name: string, owner: string];

function typeNames(api: Api): Entry[] {
  return api.schemas.flatMap(formsOf);
}

/** The names that the schema is printed by, which is another in each direction where the two differ. */
function formsOf({ pointer, formNames, directions }: NamedSchema): Entry[] {
  const differs = formNames.request !== formNames.response;
  return [...directions].map((direction) => [`type ${formNames[direction]}`, `${pointer} ${differs ? direction : ""}`]);
}

function clientNames({ resources, securitySchemes }: Api): Entry[] {
  return [
    ...allResources(resources).flatMap(({ path, typeName, modulePath, operations }): Entry[] => [
      [`type ${typeName}`, path.join(".")],
      [`module ${modulePath}`, path.join(".")],
      ...operations.flatMap((operation): Entry[] => {
        const { pointer, pagination } = operation;
        const types = [
          paramsName(operation),
          headersName(operation),
          callbacksName(operation),
          `${operation.typeName}Error`,
        ];
        return [
          [`method ${[...path, operation.localName].join(".")}`, pointer],
          [`function ${modulePath} ${operation.functionName}`, pointer],
          ...types.flatMap((name): Entry[] => (name === undefined ? [] : [[`type ${name}`, pointer]])),
          ...(pagination ? [[`method ${[...path, pagination.localName].join(".")}`, `${pointer} pages`] as const] : []),
        ];
      }),
    ]),
    ...securitySchemes.map(({ localName, pointer }): Entry => [`option ${localName}`, pointer]),
  ];
}

function helperNames({ helpers }: Api): Entry[] {
  return [
    ...helpers.enums.flatMap(({ localName, guardName, schema, property }): Entry[] => [
      [`helper ${localName}`, `${schema.pointer} ${property?.name ?? ""} values`],
      [`helper ${guardName}`, `${schema.pointer} ${property?.name ?? ""} guard`],
    ]),
    ...helpers.variants.flatMap(({ schema, variant, typeName, fieldsName, guardName }): Entry[] =>
      [typeName, fieldsName, guardName].map((name) => [`helper ${name}`, `${schema.pointer} ${variant.value}`]),
    ),
    ...helpers.builders.map(({ builder, pointer }): Entry => [`helper ${builder ?? ""}`, pointer]),
    ...helpers.examples.map(({ localName, operation }): Entry => [`helper ${localName}`, operation.pointer]),
  ];
}
