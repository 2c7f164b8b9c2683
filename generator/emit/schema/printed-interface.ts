/** A member of an interface, as the compiler's printer prints it. */
export interface PrintedMember {
  readonly name: string;
  /** Its comment and itself, each line with its line break. */
  readonly text: string;
  readonly lines: number;
}

/**
 * Where in a text the lines between the braces of a printed object type begin and end.
 *
 * @param start the line of its opening brace up to that; as far in as its closing one.
 */
export function bodyIn(text: string, start: string): { readonly from: number; readonly to: number } | undefined {
  const opening = `${start} {\n`;
  const before = text.startsWith(opening) ? 0 : text.indexOf(`\n${opening}`) + 1;
  if (before === 0 && !text.startsWith(opening)) return undefined;
  const from = before + opening.length;
  const indentation = /^ */.exec(start)?.[0] ?? "";
  const end = text.indexOf(`\n${indentation}}`, from - 1);
  return end === -1 ? undefined : { from, to: end + 1 };
}

/**
 * The members of a printed object type. A member ends with the one line of it that is as far in as its first, ends with a
 * semicolon, and is no comment: the printer breaks no line within a literal.
 *
 * @param indentation of its members.
 */
export function membersOf(body: string, indentation: string): PrintedMember[] {
  const members: PrintedMember[] = [];
  let [start, lines, name] = [0, 0, ""];
  for (let at = 0, end = body.indexOf("\n"); end !== -1; at = end + 1, end = body.indexOf("\n", at)) {
    lines += 1;
    if (!body.startsWith(indentation, at) || /[\s/*]/.test(body[at + indentation.length] ?? " ")) continue;
    const line = body.slice(at + indentation.length, end);
    name ||= nameIn(line);
    if (!line.endsWith(";")) continue;
    members.push({ name, text: body.slice(start, end + 1), lines });
    [start, lines, name] = [end + 1, 0, ""];
  }
  return members;
}

/** Of a name that needs escapes, the text with them: it is only there to tell whose the member is. */
function nameIn(line: string): string {
  const [, quoted, plain] = /^(?:"((?:[^"\\]|\\.)*)"|([\w$]+))\??:/.exec(line) ?? [];
  return quoted ?? plain ?? "";
}
