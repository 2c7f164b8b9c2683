import type { DiagnosticCode } from "../../kernel/diagnostic-codes.ts";

/** Why a reference is not followed. It is a problem only where something needs what the reference stands for. */
export interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help?: string;
}
