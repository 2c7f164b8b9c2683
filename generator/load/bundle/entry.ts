import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { ObjectKind } from "../rewrite/grammar.ts";
import type { Refusal } from "./refusal.ts";
import type { Resource } from "./resource.ts";
import type { Section } from "./sections.ts";

/** A part of a file. */
export interface Origin {
  readonly resource: Resource;
  readonly pointer: JsonPointer;
}

/** A part of a file that comes into the bundle as a whole: the document itself, and what references lead to. */
export interface Entry extends Origin {
  readonly kind: ObjectKind;
  /** Where it becomes a component; without one it takes the place of the references to it. */
  readonly section: Section | undefined;
  readonly value: Json;
  /** The references in it that change, the outer before the inner. */
  readonly links: Link[];
}

/** A reference that reads differently in the bundle. */
export interface Link {
  /** The object that holds it, in its file. */
  readonly holder: JsonPointer;
  readonly form: LinkForm;
  readonly target: LinkTarget;
}

export type LinkForm =
  /** `isAlone`: nothing stands beside it. */
  | { readonly kind: "$ref"; readonly isAlone: boolean }
  | { readonly kind: "$dynamicRef" }
  /** One of the schemas that a discriminator names, by the value that it has or as `defaultMapping`. */
  | { readonly kind: "mapping"; readonly name: string };

export type LinkTarget =
  /** A part of the document itself. */
  | { readonly kind: "own"; readonly pointer: JsonPointer }
  | { readonly kind: "entry"; readonly entry: Entry }
  /** `text`: the reference, such that no other one that is refused for other reasons reads the same. */
  | { readonly kind: "refused"; readonly text: string; readonly refusal: Refusal };
