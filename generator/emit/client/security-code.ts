import type { SecurityAlternative } from "../../model/operation/operation.ts";
import { code, join, lit, type Code } from "../print/code.ts";

/** What tells the security of operations apart: names of credentials are identifiers, in which no other character is. */
export function securityKey(security: readonly SecurityAlternative[]): string {
  let key = "";
  for (const alternative of security) {
    key += "|";
    for (const { localName } of alternative) key += `${localName},`;
  }
  return key;
}

/** The alternatives of an operation's security as the runtime takes them. */
export function printSecurity(security: readonly SecurityAlternative[]): Code {
  return code`[${join(security.map(printAlternative), code`, `)}]`;
}

/** The credentials of an alternative, by the names of their options. */
export function printAlternative(alternative: SecurityAlternative): Code {
  const names = alternative.map(({ localName }) => lit(localName));
  return code`[${join(names, code`, `)}]`;
}
