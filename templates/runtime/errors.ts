export * from "./api-error.js";
export * from "./pagination-error.js";
export * from "./request-error.js";
export type * from "./status.js";
export * from "./unsuccessful-error.js";
