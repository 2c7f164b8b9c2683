import type { Api } from "../../model/api.ts";
import { placedOperations } from "../operations.ts";
import { countLines, type Placeable } from "../file-parts.ts";
import { imported, printValue } from "../print/code.ts";
import { typeContexts } from "../print/print-type.ts";
import { sensitiveNames } from "../sensitive-names.ts";
import { builderView, enumView, exampleViews } from "./helper-views.ts";
import { variantViews } from "./variant-views.ts";

/** A helper as its template prints it, and the names that it exports. */
export type HelperItem = Placeable & { readonly exports: readonly string[] } & (
    | { readonly kind: "enum"; readonly view: ReturnType<typeof enumView> }
    | { readonly kind: "variants"; readonly view: ReturnType<typeof variantViews>[number] }
    | { readonly kind: "builder"; readonly view: ReturnType<typeof builderView> }
    | { readonly kind: "example"; readonly view: ReturnType<typeof exampleViews>[number] }
    | { readonly kind: "redaction"; readonly view: ReturnType<typeof redactionView> }
  );

/** What is around the values of a helper: its comments, declarations and guards. */
const frame = 12;

/** The helpers of a target: those of the same kind after one another. */
export function helperItems(api: Api): HelperItem[] {
  const { request } = typeContexts(api);
  const ownerOf = (schema: { readonly pointer: string }) => api.owners.get(schema.pointer);
  const modules = new Map(
    placedOperations(api).map(({ resource, operation }) => [operation.pointer, resource.modulePath]),
  );
  const sensitive = sensitiveNames(api);
  return [
    ...api.helpers.enums.map((helper): HelperItem => {
      const view = enumView(helper);
      const lines = countLines(view.values.text) + countLines(view.docs.text) + frame;
      return { kind: "enum", view, exports: [view.name, view.guardName], owner: ownerOf(helper.schema), lines };
    }),
    ...variantViews(api.helpers).map((view): HelperItem => {
      const exports = view.members.flatMap(({ typeName, fields, fieldsName, guardName }) => [
        typeName,
        ...(fields ? [fieldsName] : []),
        guardName,
      ]);
      const lines = frame * 2 * view.members.length;
      return { kind: "variants", view, exports: [view.name, ...exports], owner: ownerOf(view.schema), lines };
    }),
    ...api.helpers.builders.map((schema): HelperItem => {
      const view = builderView(schema);
      return { kind: "builder", view, exports: [view.name], owner: ownerOf(schema), lines: frame };
    }),
    ...api.helpers.examples.flatMap((helper) =>
      exampleViews(helper, request).map((view): HelperItem => {
        const owner = modules.get(helper.operation.pointer);
        return { kind: "example", view, exports: [view.name], owner, lines: countLines(view.values.text) + frame };
      }),
    ),
    ...(sensitive.length > 0 ? [redaction(sensitive)] : []),
  ];
}

function redaction(sensitive: readonly string[]): HelperItem {
  const view = redactionView(sensitive);
  const lines = countLines(view.sensitive.text) + frame;
  return { kind: "redaction", view, exports: ["sensitiveFields", "redact"], owner: undefined, lines };
}

function redactionView(sensitive: readonly string[]) {
  return { sensitive: printValue(sensitive), redactFields: imported("redactFields", "runtime/values") };
}
