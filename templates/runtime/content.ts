import type { BodyWriter } from "./request-body.js";

/** What a request says of its body. */
export interface Content {
  readonly body: unknown;
  readonly contentType: string;
  readonly writeBody?: BodyWriter;
}

/** Media types that a body may have, the first of which it has by default, each with what writes an object as it. */
export type ContentWriters = Readonly<Record<string, BodyWriter | undefined>>;

interface Choice {
  readonly contentType?: string | undefined;
  readonly body?: unknown;
}

/** The body in the media type that the caller has picked. */
export function chooseContent({ contentType, body }: Choice, writers: ContentWriters): Content {
  const name = contentType ?? Object.keys(writers)[0] ?? "";
  const writeBody = writers[name];
  return { body, contentType: name, ...(writeBody && { writeBody }) };
}

/** The same, where the fields of the first media type stand beside `contentType`. */
export function chooseFlatContent({ contentType, ...fields }: Choice & object, writers: ContentWriters): Content {
  const [first = ""] = Object.keys(writers);
  const isFirst = contentType === undefined || contentType === first;
  return chooseContent({ contentType, body: isFirst ? fields : fields.body }, writers);
}
