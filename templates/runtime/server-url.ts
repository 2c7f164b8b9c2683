import { own } from "./values.js";

/**
 * The URL of a server whose template has variables. One that is undefined has its default.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#server-variable-object
 */
export function serverUrl(
  template: string,
  defaults: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string | undefined>> = {},
): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => own(values, name) ?? own(defaults, name) ?? whole);
}
