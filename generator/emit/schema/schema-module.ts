/** The module of openapi-typescript's types. */
export const schemaModule = "schema";
