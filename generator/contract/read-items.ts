/**
 * Reads what a client gives as a stream to its end.
 *
 * @throws {Error} where it is none, and whatever it throws itself.
 */
export async function readItems(data: unknown): Promise<readonly unknown[]> {
  if (!isIterable(data)) throw new Error("what the client gives is no stream of items");
  const items: unknown[] = [];
  for await (const item of data) items.push(item);
  return items;
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
