import { isRecord } from "./expand.js";
import type { Hide } from "./secrets.js";

/** Where a message stands, the best place first. */
const names = ["detail", "title", "message", "error"];
const longest = 500;

/** Control characters and separators of lines: in a log, a message stays on its line. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * What a server says in the body of an error, found where servers commonly put it: `detail` or `title` of a problem,
 * `message`, `error`, the same within an `error`, or the first of `errors`.
 *
 * @param hide takes secrets out of it.
 * @see https://www.rfc-editor.org/rfc/rfc9457#section-3.1
 */
export function serverMessage(body: unknown, hide: Hide): string | undefined {
  const fields = fieldsOf(body);
  const [first]: readonly unknown[] = Array.isArray(fields["errors"]) ? fields["errors"] : [];
  const said = [fields, fieldsOf(fields["error"]), fieldsOf(first)].flatMap((holder) =>
    names.map((name) => holder[name]),
  );
  const found = [...said, first].find(
    (candidate): candidate is string => typeof candidate === "string" && candidate !== "",
  );
  return found && hide(found).slice(0, longest).replace(unprintable, " ");
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
