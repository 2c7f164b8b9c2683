import { inputCodes } from "./input-codes.ts";
import { limitCodes } from "./limit-codes.ts";
import { loadCodes } from "./load-codes.ts";
import { outputCodes } from "./output-codes.ts";

export type { DiagnosticInfo } from "./diagnostic-info.ts";

/** Every kind of problem in the user's input. A code is never renamed: scripts match on it. */
export const diagnosticCodes = { ...loadCodes, ...limitCodes, ...inputCodes, ...outputCodes };

export type DiagnosticCode = keyof typeof diagnosticCodes;
