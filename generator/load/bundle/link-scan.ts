/**
 * Whether a text may hold what only the bundler can follow: a `$ref` that does not begin with `#/`, or a keyword that
 * gives a schema another name. It may be wrong about a text that only talks of these, and then costs a walk.
 *
 * A key with escapes in it is not found: its reference is refused when something reaches it.
 */
export function hasLinks(text: string): boolean {
  return links.test(text);
}

const links =
  /\$(?:ref["']?\s*:\s*(?:["']?#["']?(?:[^/"'\s]|$)|["']?[^#"'\s]|["']{2})|(?:id|self|anchor|dynamicAnchor|dynamicRef)["']?\s*:)/;

/** Whether a text may give its parts names of their own. */
export function hasIdentifiers(text: string): boolean {
  return identifiers.test(text);
}

const identifiers = /\$(?:id|self|anchor|dynamicAnchor)["']?\s*:/;
