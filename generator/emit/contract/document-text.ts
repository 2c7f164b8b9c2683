import { isJsonObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { countLines, longestBody } from "../file-parts.ts";
import { jsonText } from "../print/code.ts";

/** How far down the members of an object stand on lines of their own, where the whole is too long for that. */
const depths: Readonly<Record<string, number>> = { paths: 1, webhooks: 1, components: 2 };

/**
 * The document as a file: indented, if it is not too long for a file of this output. Else each path and each component
 * takes one line, or as many of them one line as it takes for the lines to be few enough.
 */
export function documentText(root: JsonObject): string {
  const whole = countPrinted(root, longestBody) <= longestBody ? jsonText(root, 2) : undefined;
  if (whole !== undefined && countLines(whole) <= longestBody) return `${whole}\n`;
  const lines = Object.entries(root).reduce((sum, [name, value]) => sum + countMembers(value, depths[name] ?? 0), 2);
  const together = Math.ceil(lines / longestBody);
  const members = Object.entries(root).map(
    ([name, value]) =>
      `  ${jsonText(name)}: ${print(value, { depth: depths[name] ?? 0, indentation: "  ", together })}`,
  );
  return `{\n${members.join(",\n")}\n}\n`;
}

/** At least how many lines the value takes when it is indented; the count ends where it is more than the limit. */
function countPrinted(root: Json, limit: number): number {
  const values: Json[] = [root];
  let lines = 0;
  for (let value = values.pop(); value !== undefined && lines <= limit; value = values.pop()) {
    lines += 1;
    if (typeof value !== "object" || value === null) continue;
    for (const part of Object.values<Json>(value)) values.push(part);
  }
  return lines;
}

function countMembers(value: Json, depth: number): number {
  if (depth === 0 || !isJsonObject(value)) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + countMembers(member, depth - 1), 2);
}

interface Form {
  readonly depth: number;
  readonly indentation: string;
  /** How many members stand on one line. */
  readonly together: number;
}

function print(value: Json, { depth, indentation, together }: Form): string {
  if (depth === 0 || !isJsonObject(value) || Object.keys(value).length === 0) return jsonText(value);
  const inner = `${indentation}  `;
  const members = Object.entries(value).map(
    ([name, part]) => `${jsonText(name)}: ${print(part, { depth: depth - 1, indentation: inner, together })}`,
  );
  const size = depth === 1 ? together : 1;
  const lines = Array.from({ length: Math.ceil(members.length / size) }, (_, index) =>
    members.slice(index * size, (index + 1) * size).join(", "),
  );
  return `{\n${inner}${lines.join(`,\n${inner}`)}\n${indentation}}`;
}
