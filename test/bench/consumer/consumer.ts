import type { Job } from "../job.ts";
import type { Call } from "./call.ts";

/** A module of an application that calls a generated client, which lies beside it in the folder `client`. */
export interface Consumer {
  readonly name: string;
  /** Generates the client. */
  readonly generator: Job;
  /** A module that imports the library under the client, and no operation. */
  readonly bare: string;
  /** A module that imports the client and makes the calls, of which there may be none. @param client its folder. */
  readonly print: (calls: readonly Call[], client: string) => string;
  /** The most instantiations that the calls may take above the bare library. */
  readonly budget?: number;
}
