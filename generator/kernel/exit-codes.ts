/** The exit codes of the command line. */
export const exitCodes = {
  done: 0,
  /** The check failed: drift, contract, breaking change. */
  failed: 1,
  /** The command line, the config or a template of the user's is at fault. */
  usage: 2,
  /** The document is at fault. */
  document: 3,
  network: 4,
  /** A fault of this program. */
  internal: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
