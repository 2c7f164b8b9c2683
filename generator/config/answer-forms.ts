import * as v from "valibot";
import { paginationStyles } from "./target-config.ts";

const pointerText = "a JSON Pointer, such as `/meta/total`";
const pointer = v.pipe(v.string(pointerText), v.regex(/^(?:\/(?:[^~/]|~[01])*)*$/, pointerText));
const propertyName = v.pipe(v.string("the name of a property"), v.minLength(1, "the name of a property"));
const text = v.string("the name of a parameter");

/** What a config or an extension may say of the envelope of an operation. */
export const envelopeForm = v.union(
  [
    v.literal(false),
    v.strictObject({
      payload: v.optional(v.pipe(propertyName, v.description("The property that holds the payload."))),
      required: v.optional(v.pipe(v.boolean(), v.description("A response without a payload is an error."))),
    }),
  ],
  "`false`, or an object with `payload` (the name of a property) and `required` (true or false), either of which may be left out",
);

/** What a config or an extension may say of the pages of an operation. */
export const paginationForm = v.union(
  [
    v.literal(false),
    v.strictObject({
      style: v.optional(v.picklist(paginationStyles)),
      parameter: v.optional(
        v.pipe(text, v.description("The parameter, or field of the body, with the number, the offset or the cursor.")),
      ),
      first: v.optional(v.pipe(v.number(), v.integer(), v.description("The number of the first page or item."))),
      items: v.optional(v.pipe(pointer, v.description("Where in the body the list is."))),
      next: v.optional(v.pipe(pointer, v.description("Where the next cursor is, or the link to the next page."))),
      last: v.optional(v.pipe(pointer, v.description("Where in the last item the next cursor is."))),
      total: v.optional(v.pipe(pointer, v.description("Where the number of all items is."))),
      pages: v.optional(v.pipe(pointer, v.description("Where the number of pages is."))),
      size: v.optional(v.pipe(pointer, v.description("Where the number of items of a page is."))),
      more: v.optional(v.pipe(pointer, v.description("Where it says whether there is another page."))),
    }),
  ],
  "`false`, or an object with any of `style` (`page`, `offset`, `cursor` or `link`), `parameter` (a name), `first` (a whole number), " +
    "and `items`, `next`, `last`, `total`, `pages`, `size` and `more` (JSON Pointers)",
);
