import type { Code } from "../print/code.ts";
import type { TypeContexts } from "../print/print-type.ts";

/** Code that many operations of a target have alike: made once. */
export class SharedCode {
  readonly #made = new Map<string, Code>();

  /** @param key says what the code is of, and all that it depends on. */
  once(key: string, make: () => Code): Code {
    const known = this.#made.get(key);
    if (known) return known;
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}

/** What the operations of a target are printed with. */
export interface OperationContexts extends TypeContexts {
  readonly shared: SharedCode;
}
