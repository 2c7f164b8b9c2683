/** All emitters. */
export const everything = "types,client,helpers,schema,contract,reference";

/** What is wanted is the code of the one error; nothing where the document is to be generated. */
export type Case = readonly [
  name: string,
  given: { readonly document: () => string; readonly emit?: string },
  want?: string,
];
