import { isJsonObject, objectMember, stringMember, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, parsePointer, pointerFromFragment, type JsonPointer } from "../../kernel/json-pointer.ts";
import { rewrite, type PlainRule } from "../../load/rewrite.ts";
import { uniqueName } from "../../model/unique-name.ts";
import { valueAt } from "../../select/value-at.ts";

const componentSchemas = "/components/schemas";

/** Where a reference leads that openapi-typescript prints as a path through types, which is not the type of what is there. */
export function innerTarget(schema: JsonObject): JsonPointer | undefined {
  const pointer = pointerFromFragment(stringMember(schema, "$ref") ?? "");
  if (pointer === undefined) return undefined;
  const isComponent = pointer.startsWith("/components/") && parsePointer(pointer).length === 3;
  return isComponent ? undefined : pointer;
}

/** Gives the schemas at the pointers, which stand within others, components of their own, and leads all references there. */
export function hoistSchemas(root: JsonObject, pointers: Iterable<JsonPointer>): JsonObject {
  const taken = new Set(Object.keys(objectMember(objectMember(root, "components"), "schemas") ?? {}));
  const targets = [...allTargets(root, pointers)].sort();
  const homes = new Map(targets.map((pointer) => [pointer, uniqueName(nameOf(pointer), taken)] as const));
  const lead: PlainRule = (object, kind) => {
    const name = kind === "schema" ? homes.get(innerTarget(object) ?? "") : undefined;
    return name === undefined ? object : { ...object, $ref: `#${appendPointer(componentSchemas, name)}` };
  };
  const hoisted = [...homes].map(([pointer, name]) => {
    const value = valueAt(root, pointer) ?? {};
    return [name, isJsonObject(value) ? rewrite(value, lead, "schema") : value] as const;
  });
  const led = rewrite(root, lead);
  const components = objectMember(led, "components") ?? {};
  const schemas = { ...objectMember(components, "schemas"), ...Object.fromEntries(hoisted) };
  return { ...led, components: { ...components, schemas } };
}

/** The pointers, and those of the references in what they lead to: it may stand where no schema is looked for. */
function allTargets(root: JsonObject, pointers: Iterable<JsonPointer>): ReadonlySet<JsonPointer> {
  // A set that grows while it is read is read to its end.
  const targets = new Set(pointers);
  for (const pointer of targets) {
    const value = valueAt(root, pointer);
    if (!isJsonObject(value)) continue;
    rewrite(
      value,
      (object, kind) => {
        const target = kind === "schema" ? innerTarget(object) : undefined;
        if (target !== undefined) targets.add(target);
        return object;
      },
      "schema",
    );
  }
  return targets;
}

/** What the pointer goes through, in letters that a component's name may have. */
function nameOf(pointer: JsonPointer): string {
  return parsePointer(pointer)
    .join("_")
    .replaceAll(/[^\w.-]+/g, "_");
}
