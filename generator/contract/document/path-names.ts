/** The names in braces of a path, in their order. @see https://spec.openapis.org/oas/v3.1.1.html#path-templating */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}
