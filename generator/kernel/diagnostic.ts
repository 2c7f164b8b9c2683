import type { DiagnosticCode } from "./diagnostic-codes.ts";
import type { JsonPointer } from "./json-pointer.ts";

export type Severity = "error" | "warning";

/** Where in the user's input a problem is. */
export interface SourceLocation {
  /** The file as the user named it. */
  readonly file: string;
  readonly pointer?: JsonPointer;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** The lines around the place, the place marked. */
  readonly frame?: string;
}

/** A problem in the user's input. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence: what is wrong here. */
  readonly message: string;
  /** What to do about it here, where that is more than the code's own fix. */
  readonly help?: string;
  readonly location?: SourceLocation;
  /**
   * The option of the target that is at fault, such as `/client/names/getPet`: it is the place of the problem wherever
   * there is a config. Where that has it is known only to who has read it, and who calls with options of their own has
   * none.
   */
  readonly option?: JsonPointer;
}

/** What a problem may have beside its code and its message. */
export type DiagnosticDetails = Pick<Diagnostic, "help" | "location" | "option">;

/** Collects the problems of a run, so that all are shown together, each once: several operations may share one. */
export class Diagnostics {
  readonly #items: Diagnostic[] = [];
  readonly #known = new Set<string>();

  get items(): readonly Diagnostic[] {
    return this.#items;
  }

  get hasErrors(): boolean {
    return this.#items.some((item) => item.severity === "error");
  }

  error(code: DiagnosticCode, message: string, details: DiagnosticDetails = {}): void {
    this.#add({ code, severity: "error", message, ...details });
  }

  warning(code: DiagnosticCode, message: string, details: DiagnosticDetails = {}): void {
    this.#add({ code, severity: "warning", message, ...details });
  }

  #add(item: Diagnostic): void {
    const key = JSON.stringify([item.code, item.message, item.location]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#items.push(item);
  }
}
