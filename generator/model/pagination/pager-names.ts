import type { Operation } from "../operation/operation.ts";
import { functionIdentifier } from "../names/identifier.ts";
import type { PlacedOperation } from "../resources.ts";
import { uniqueName } from "../names/unique-name.ts";

/**
 * Names the pagers of operations after these: `listAll` beside `list`.
 *
 * @param methods the methods of all operations of the document, selected or not, with the resources that hold them:
 *   `["zones", "list"]`. So a pager is called the same whichever routes are selected.
 */
export function namePagers(
  placed: readonly PlacedOperation[],
  methods: readonly (readonly string[])[],
): PlacedOperation[] {
  const taken = new Set(methods.map((method) => method.join(".")));
  return placed.map(({ path, operation }) => {
    const { pagination, localName } = operation;
    if (pagination === undefined) return { path, operation };
    const wanted = `${localName}${/all$/i.test(localName) ? "Items" : "All"}`;
    const name =
      uniqueName([...path, wanted].join("."), taken)
        .split(".")
        .at(-1) ?? wanted;
    const named: Operation = {
      ...operation,
      pagination: { ...pagination, localName: name, functionName: functionIdentifier(name) },
    };
    return { path, operation: named };
  });
}
