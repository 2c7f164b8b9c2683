/** The names of the properties that lead to a part of a body. */
export type BodyPath = readonly string[];

/** How the pages of a list follow each other. Params are named by their `localName`. */
export interface Pagination {
  /** The name of the method that goes through all pages, and that of its function. */
  readonly localName: string;
  readonly functionName: string;
  /** Where in a body the items are. */
  readonly items: BodyPath;
  readonly order: PageOrder;
}

export type PageOrder =
  | (ListFacts & {
      readonly kind: "page";
      readonly param: string;
      /** The number of the first page. */
      readonly first: number;
      /** Where the body has the number of its page. */
      readonly current?: BodyPath;
      /** How many items a page has at most. */
      readonly size?: BodyPath;
      /** How many pages there are. */
      readonly pages?: BodyPath;
    })
  | (ListFacts & {
      readonly kind: "offset";
      readonly param: string;
      /** The offset of the first item. */
      readonly first: number;
    })
  | {
      readonly kind: "cursor";
      readonly param: string;
      /** Where the cursor of the next page is: in the body, or in the last item. */
      readonly next: { readonly in: "body" | "item"; readonly path: BodyPath };
      readonly more?: BodyPath;
    }
  | {
      readonly kind: "link";
      /** The params that a link to the next page may have in its query. */
      readonly params: readonly { readonly name: string; readonly localName: string }[];
      /** Where the body has the link; absent where the header `Link` has it. */
      readonly next?: BodyPath;
      /** The param that takes what is no link. */
      readonly cursor?: string;
    };

/** Where a body says whether there is more. */
interface ListFacts {
  /** Whether there is another page. */
  readonly more?: BodyPath;
  /** How many items there are in all. */
  readonly total?: BodyPath;
}
