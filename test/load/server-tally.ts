/** What the server of a load has seen. */
export interface ServerTally {
  /** The number of requests by the number of the call. */
  readonly attempts: readonly (readonly [call: number, attempts: number])[];
  /** How many connections are open, and how many were at a time. */
  readonly open: number;
  readonly mostOpen: number;
}
