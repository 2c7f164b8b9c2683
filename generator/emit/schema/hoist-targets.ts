import { isJsonObject, objectMember, stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, parsePointer, pointerFromFragment, type JsonPointer } from "../../kernel/json-pointer.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import type { ObjectKind } from "../../load/rewrite/grammar.ts";
import { rewrite, type PlainRule } from "../../load/rewrite/rewrite.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { valueAt } from "../../select/value-at.ts";
import { resolveReference } from "./resolve-reference.ts";

/** The kinds that openapi-typescript refers to where the document does, and what their components are called. */
const sections: ReadonlyMap<ObjectKind, string> = new Map([
  ["schema", "schemas"],
  ["parameter", "parameters"],
  ["requestBody", "requestBodies"],
  ["response", "responses"],
]);

/** Something that is referred to, and stands within another part of the document. */
interface InnerTarget {
  readonly kind: ObjectKind;
  readonly pointer: JsonPointer;
}

/** Each target once. */
type InnerTargets = Map<string, InnerTarget>;

/** A document in which references lead to components alone. */
export interface Hoisted {
  readonly root: JsonObject;
  /** Where a component stands in the document as it was, by its pointer: those that have been added. */
  readonly places: ReadonlyMap<JsonPointer, JsonPointer>;
}

/** Gives all that references lead to within other parts of a document components of their own. */
export function hoistTargets(root: JsonObject): Hoisted {
  const known = knownHoisted.get(root);
  if (known !== undefined) return known;
  const targets = innerTargets(root);
  const hoisted = targets.size === 0 ? { root, places: new Map<JsonPointer, JsonPointer>() } : hoistOnce(root, targets);
  knownHoisted.set(root, hoisted);
  return hoisted;
}

/** Two emitters ask for it. */
const knownHoisted = new WeakMap<JsonObject, Hoisted>();

/** Where references lead that openapi-typescript prints as a path through types, which is not the type of what is there. */
function innerTargets(root: JsonObject): ReadonlyMap<string, InnerTarget> {
  const targets: InnerTargets = new Map();
  rewrite(root, (object, kind) => {
    addInnerTarget(targets, object, kind);
    return object;
  });
  return targets;
}

function addInnerTarget(targets: InnerTargets, object: JsonObject, kind: ObjectKind): void {
  const target = innerTarget(object, kind);
  if (target) targets.set(keyOf(target), target);
}

function innerTarget(object: JsonObject, kind: ObjectKind): InnerTarget | undefined {
  const section = sections.get(kind);
  const reference = section === undefined ? undefined : stringMember(object, "$ref");
  const pointer = reference === undefined ? undefined : pointerFromFragment(reference);
  if (section === undefined || pointer === undefined) return undefined;
  const [root, place = "", name = "", ...rest] = parsePointer(pointer);
  // Headers are parameters of another section. What is referred to as a schema may be something else by mistake.
  const isOfKind = place === section || (kind === "parameter" && place === "headers");
  // An empty name is left out of the path, which then leads to all components of the kind.
  return root === "components" && isOfKind && name !== "" && rest.length === 0 ? undefined : { kind, pointer };
}

function keyOf({ kind, pointer }: InnerTarget): string {
  return `${kind} ${pointer}`;
}

/** Gives the targets components of their own, and leads all references there. */
function hoistOnce(root: JsonObject, given: ReadonlyMap<string, InnerTarget>): Hoisted {
  const targets = sortedBy(allTargets(root, given), keyOf);
  const names = namesOf(targets, root);
  const componentOf = (target: InnerTarget) => {
    const name = names.get(keyOf(target));
    return name === undefined ? undefined : appendPointer("/components", sections.get(target.kind) ?? "", name);
  };
  const lead: PlainRule = (object, kind) => {
    const target = innerTarget(object, kind);
    const component = target && componentOf(target);
    return component === undefined ? object : { ...object, $ref: `#${component}` };
  };
  const led = rewrite(root, lead);
  const components = objectMember(led, "components") ?? {};
  const hoisted = [...sections].flatMap(([kind, section]) => {
    const added = targets
      .filter((target) => target.kind === kind)
      .map((target) => {
        const value = valueOf(target, root);
        return [names.get(keyOf(target)) ?? "", isJsonObject(value) ? rewrite(value, lead, kind) : value] as const;
      });
    if (added.length === 0) return [];
    return [[section, { ...objectMember(components, section), ...Object.fromEntries(added) }] as const];
  });
  return {
    root: { ...led, components: { ...components, ...Object.fromEntries(hoisted) } },
    places: new Map(targets.map((target) => [componentOf(target) ?? "", target.pointer])),
  };
}

/** The targets, and those of the references in what they lead to: it may stand where no schema is looked for. */
function allTargets(root: JsonObject, given: ReadonlyMap<string, InnerTarget>): Iterable<InnerTarget> {
  // A map that grows while it is read is read to its end.
  const targets = new Map(given);
  for (const target of targets.values()) {
    const value = valueOf(target, root);
    if (!isJsonObject(value)) continue;
    rewrite(
      value,
      (object, kind) => {
        addInnerTarget(targets, object, kind);
        return object;
      },
      target.kind,
    );
  }
  return targets.values();
}

/** What becomes a component. Of schemas alone openapi-typescript takes a reference for one. */
function valueOf({ kind, pointer }: InnerTarget, root: JsonObject): Json {
  const value = valueAt(root, pointer) ?? {};
  return kind === "schema" ? value : resolveReference(value, root);
}

/** A name for each component, by the key of its target. */
function namesOf(targets: readonly InnerTarget[], root: JsonObject): ReadonlyMap<string, string> {
  const components = objectMember(root, "components") ?? {};
  const taken = new Map(
    [...sections].map(([kind, section]) => [kind, new Set(Object.keys(objectMember(components, section) ?? {}))]),
  );
  return new Map(
    targets.map((target) => [keyOf(target), uniqueName(nameOf(target.pointer), taken.get(target.kind) ?? new Set())]),
  );
}

/** What the pointer goes through, in letters that a component's name may have. */
function nameOf(pointer: JsonPointer): string {
  return parsePointer(pointer)
    .join("_")
    .replaceAll(/[^\w.-]+/g, "_");
}
