import { block, code, join, type Code } from "../print/code.ts";

/** An object on one line, unless one of its members takes several. */
export function printMembers(members: readonly Code[]): Code {
  const isShort = members.every(({ text }) => !text.includes("\n"));
  if (isShort) return code`{ ${join(members, code`, `)} }`;
  const lines = members.map((member) => code`${member},`);
  return block(code`{`, lines, code`}`);
}

/** An array with an item on each line. */
export function printList(items: readonly Code[]): Code {
  if (items.length === 0) return code`[]`;
  const lines = items.map((item) => code`${item},`);
  return block(code`[`, lines, code`]`);
}
