import type { Json } from "../../generator/kernel/json.ts";
import { attack, nameOf, rename, sharedTexts, withoutPosition } from "./attack.ts";
import { textPayloads, valuePayloads, type Payload } from "./payloads.ts";
import { positionsOf } from "./positions.ts";

/** One document that somebody has put something into. */
export interface Attack {
  readonly payload: Payload;
  /** Where: a pointer, or the text that is another everywhere. */
  readonly place: string;
  /** Makes the document with this in that place. */
  readonly documentWith: (value: Json) => Json;
  /** The document without the place, where it is a single one. */
  readonly documentWithout: (() => Json) | undefined;
}

/** Which attacks are tried. */
export interface Selection {
  /** One in so many. */
  readonly every: number;
  /** Of these, the ones whose {@link titleOf} holds this text. */
  readonly only: string;
}

export function selectedAttacksOn(document: Json, { every, only }: Selection): Attack[] {
  return attacksOn(document).filter((given, index) => index % every === 0 && titleOf(given).includes(only));
}

/** What a report calls an attack. */
export function titleOf({ place, payload }: Attack): string {
  return `${place} ${payload.name}`;
}

/** Every payload at every position, and instead of every text that stands in several places. */
export function attacksOn(document: Json): Attack[] {
  const positions = positionsOf(document);
  const single = positions.flatMap((position) =>
    (position.kind === "key" ? textPayloads : valuePayloads).map((payload) => ({
      payload,
      place: `${position.kind} ${position.pointer}`,
      documentWith: (value: Json) => attack(document, position, value),
      documentWithout: () => withoutPosition(document, position),
    })),
  );
  const shared = sharedTexts(positions).flatMap((text) =>
    textPayloads.map((payload) => ({
      payload,
      place: `every ${text}`,
      documentWith: (value: Json) => rename(document, text, nameOf(value)),
      documentWithout: undefined,
    })),
  );
  return [...single, ...shared];
}
