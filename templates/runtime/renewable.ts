/** A credential as it is sent. */
export interface RenewableValue {
  readonly text: string;
  /** Asks for a fresh one; absent where nobody can be asked. It may give the same again, or none. */
  readonly renew?: () => Promise<string | undefined>;
}

type SourceFunction<T> = (request: { readonly refresh: boolean }) => T | Promise<T>;
type Source<T> = T | SourceFunction<T>;

/** Writes a value as it is sent; undefined where it is empty. */
type Write<T> = (value: T | undefined, operation: string, option: string) => string | undefined;

/**
 * Reads a credential from its source. Calls that are refused share one refresh: those that read or are refused while it is
 * under way wait for it, and those that had read the credential before take what it gave.
 */
export function renewable<T extends string | object>(source: Source<T> | undefined, write: Write<T>) {
  let refreshing: Promise<T> | undefined;
  let latest: T | undefined;
  let refreshes = 0;

  const refresh = async (give: SourceFunction<T>) => {
    try {
      latest = await give({ refresh: true });
      refreshes += 1;
      return latest;
    } finally {
      refreshing = undefined;
    }
  };

  return async (operation: string, option: string): Promise<RenewableValue | undefined> => {
    if (typeof source !== "function") {
      const text = write(source, operation, option);
      return text ? { text } : undefined;
    }
    const before = refreshes;
    const text = write(await (refreshing ?? source({ refresh: false })), operation, option);
    if (!text) return undefined;
    return {
      text,
      async renew() {
        const known = refreshes > before ? write(latest, operation, option) : text;
        if (known !== text) return known;
        // Only in the next turn, so that a function that throws at once is not taken for one that is still at it.
        return write(
          await (refreshing ??= Promise.resolve(source as SourceFunction<T>).then(refresh)),
          operation,
          option,
        );
      },
    };
  };
}
