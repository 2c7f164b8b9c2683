/** What is left when all calls are settled, their connections have been idle for long, and garbage has been collected. */
export interface Remains {
  /** In bytes. */
  readonly heap: number;
  /** Connections that the process holds. */
  readonly sockets: number;
  /** Timers that keep the process alive. */
  readonly timers: number;
  /** On the signal that all calls were given. */
  readonly listeners: number;
}

/** How the calls of a load went. */
export interface ClientResult {
  readonly settled: number;
  /** How many calls ended so: `ok`, or the name of the error. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Calls that ended otherwise than planned, a line each. */
  readonly wrong: readonly string[];
  /** Rejections that nobody handled, and warnings of the runtime. */
  readonly complaints: readonly string[];
  /** The most listeners that the signal of all calls had. */
  readonly mostListeners: number;
  /** After the calls that do not count, and after those that do. */
  readonly before: Remains;
  readonly after: Remains;
  readonly milliseconds: number;
}

export type ClientMessage =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "done"; readonly result: ClientResult };
