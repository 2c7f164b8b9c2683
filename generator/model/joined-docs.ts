import { noDocs } from "./docs.ts";
import type { Docs } from "./schema/schema.ts";

/** What is said of a thing itself, and of what is beneath it where it says nothing: mostly only one of them says anything. */
export function joinedDocs(beneath: Docs, own: Docs): Docs {
  if (beneath === noDocs) return own;
  return own === noDocs ? beneath : { ...beneath, ...own };
}
