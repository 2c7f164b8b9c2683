import { block, code, fits, join, type Code } from "../print/code.ts";

const comma = code`, `;

/** A list of these items, on one line where that is not too long. */
export function printList(items: readonly Code[]): Code {
  const line = code`[${join(items, comma)}]`;
  if (fits(line, 80)) return line;
  const lines = items.map((item) => code`${item},`);
  return block(code`[`, lines, code`]`);
}

/** An object of these members, on one line where that is not too long. */
export function printObject(members: readonly Code[]): Code {
  const line = code`{ ${join(members, comma)} }`;
  if (fits(line, 90)) return line;
  const lines = members.map((member) => code`${member},`);
  return block(code`{`, lines, code`}`);
}
