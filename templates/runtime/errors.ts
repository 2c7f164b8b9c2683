export * from "./api-error.js";
export * from "./request-error.js";
export type * from "./status.js";
