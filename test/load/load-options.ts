/** How much a load is. */
export interface LoadOptions {
  readonly calls: number;
  /** How many calls are under way at a time. */
  readonly connections: number;
  /** Every so many calls meet a fault. */
  readonly faultEvery: number;
  /** Calls before those that count, so that what is made once is there before the heap is measured. */
  readonly warmUp: number;
}
