/**
 * The items of a body, as they arrive. They can be read once: a loop that is left, or `cancel`, lets go of the connection,
 * and so whoever has no use for the items should call it.
 */
export interface ItemStream<Item> extends AsyncIterable<Item, void, undefined> {
  cancel(): Promise<void>;
}

/** What an item stream reads from. */
export interface ItemSource<Item> {
  /** The next item; undefined at the end. */
  next(): Promise<{ readonly item: Item } | undefined>;
  cancel(): Promise<void>;
}

/** Every loop over it goes on where the one before stopped, which after `break` is the end. */
export function createItemStream<Item>(source: ItemSource<Item>): ItemStream<Item> {
  let isDone = false;
  const cancel = async () => {
    isDone = true;
    await source.cancel();
  };
  const end = { done: true, value: undefined } as const;
  return {
    cancel,
    [Symbol.asyncIterator]: () => ({
      async next() {
        const found = isDone ? undefined : await source.next();
        if (found === undefined) isDone = true;
        return found === undefined ? end : { done: false, value: found.item };
      },
      async return() {
        await cancel();
        return end;
      },
    }),
  };
}
