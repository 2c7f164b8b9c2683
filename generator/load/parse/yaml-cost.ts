import { type Alias, isAlias, isCollection, isPair, isScalar, isSeq, type Node } from "yaml";

/**
 * How many steps it takes to make a value of a YAML node. What a `<<` names is converted anew for each of them, and so
 * is what that merges in turn.
 *
 * @param targets what the aliases stand for.
 * @throws {RangeError} where the nodes are nested too deeply.
 */
export function conversionCost(root: Node | null, targets: ReadonlyMap<Alias, Node>): number {
  const known = new Map<Node, number>();
  return costOf(root);

  function costOf(node: unknown): number {
    if (isPair(node))
      return isScalar(node.key) && typeof node.key.value === "symbol" ? merge(node.value) : costOf(node.value);
    if (!isCollection(node)) return 1;
    const cost = known.get(node) ?? node.items.reduce<number>((sum, item) => sum + costOf(item), 1);
    known.set(node, cost);
    return cost;
  }

  function merge(value: unknown): number {
    const merged = isAlias(value) ? targets.get(value) : value;
    const sources: readonly unknown[] = isSeq(merged) ? merged.items : [merged];
    return sources.reduce<number>((sum, source) => sum + costOf(isAlias(source) ? targets.get(source) : source), 1);
  }
}
