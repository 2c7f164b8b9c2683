import { InvalidResponseError } from "./errors.js";
import {
  type Chunks,
  createItemLimit,
  createItemStream,
  type ItemStream,
  openChunks,
  type StreamReader,
} from "./stream.js";
import { operationName } from "./transport.js";

const recordSeparator = "\u001E";

/**
 * Reads a body as a value of JSON on each line. Empty lines are passed over.
 *
 * @see https://jsonlines.org
 */
export const jsonLines: StreamReader = (response, context): ItemStream<unknown> =>
  readItems(response, context, async function* (chunks, place) {
    for await (const line of readLines(chunks, place)) {
      if (line.trim() !== "") yield JSON.parse(line) as unknown;
    }
  });

/**
 * Reads a body as a sequence of JSON texts, each between a record separator and a line feed. An item is there as soon as
 * its line feed is, though a text may have others within.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7464
 */
export const jsonSequence: StreamReader = (response, context): ItemStream<unknown> =>
  readItems(response, context, async function* (chunks, place) {
    let text = "";
    let open = 0;
    for await (const line of readLines(chunks, place)) {
      for (const piece of line.split(new RegExp(`(?=${recordSeparator})`))) {
        const isFirst = piece.startsWith(recordSeparator);
        // A text that the next one cuts off is an error.
        if (isFirst && text.trim() !== "") JSON.parse(text);
        const added = isFirst ? piece.slice(1) : piece;
        text = isFirst || text === "" ? added.trim() : `${text}\n${added}`;
        open = (isFirst ? 0 : open) + countOpened(added);
        place.held = text.length;
        // To read it anew at each line would take the square of its length.
        if (text === "" || open > 0) continue;
        const item = JSON.parse(text) as unknown;
        text = "";
        place.held = 0;
        yield item;
      }
    }
    if (text.trim() !== "") JSON.parse(text);
  });

/** How far the reading has come. */
interface Place {
  line: number;
  /** How much of an item of several lines has come. */
  held: number;
  /** Ends the stream where an item gets too large. */
  readonly limit: ReturnType<typeof createItemLimit>;
}

/** @param read throws a `SyntaxError` for what is not JSON. */
function readItems(
  response: Response,
  { request, options }: Parameters<StreamReader>[1],
  read: (chunks: Chunks, place: Place) => AsyncGenerator<unknown, void, undefined>,
): ItemStream<unknown> {
  const operation = operationName(request);
  const chunks = openChunks(operation, response, options);
  const place: Place = { line: 0, held: 0, limit: createItemLimit(operation, response, options) };
  const items = read(chunks, place);
  return createItemStream({
    cancel: () => chunks.cancel(),
    async next() {
      try {
        const { done, value } = await items.next();
        return done === true ? undefined : { item: value };
      } catch (error) {
        await chunks.cancel();
        if (!(error instanceof SyntaxError)) throw error;
        // What the parser throws quotes the line.
        throw new InvalidResponseError(operation, `line ${place.line} of the body is not JSON`, response);
      }
    },
  });
}

/** The lines of a body, the last of which needs no end. */
async function* readLines(chunks: Chunks, place: Place): AsyncGenerator<string, void, undefined> {
  // It drops a byte order mark.
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const bytes = await chunks.read(` after line ${place.line}`);
    if (bytes !== undefined) place.limit(bytes, place.held);
    const [first = "", ...others] = decoder.decode(bytes, { stream: bytes !== undefined }).split("\n");
    const lines = [rest + first, ...others];
    rest = bytes === undefined ? "" : (lines.pop() ?? "");
    for (const line of lines) {
      place.line += 1;
      yield line;
    }
    if (bytes === undefined) return;
  }
}

/** How many brackets a line of JSON opens more than it closes. No string of JSON goes over the end of a line. */
function countOpened(line: string): number {
  let opened = 0;
  let isInString = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index];
    if (isInString && sign === "\\") index += 1;
    else if (sign === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (sign === "{" || sign === "[") opened += 1;
    else if (sign === "}" || sign === "]") opened -= 1;
  }
  return opened;
}
