import { answer, redirect } from "../fault-server/faults.ts";
import type { Fault } from "../fault-server/fault-server.ts";
import { faultTable } from "../fault-server/fault-table.ts";
import { slowAnswer } from "./slow-answer.ts";

/** One operation of each kind of method, and the start of a recording, whose answer has no body that anybody looks at. */
const operations = ["get", "put", "post", "record"] as const;

export type Operation = (typeof operations)[number];

/** What a call of the load sends, what the server does with its attempts, and how it is to end. */
export interface PlannedCall {
  readonly operation: Operation;
  /** Undefined where all is well. */
  readonly fault: string | undefined;
  /** Of the attempts in their order, the last of which lasts. */
  readonly faults: readonly [Fault, ...Fault[]];
  /** How many requests the server sees. */
  readonly attempts: number;
  /** `ok`, or the name of the error. */
  readonly outcome: string;
}

type Ending = readonly [attempts: number, outcome: string];

interface Row {
  readonly name: string;
  readonly faults: PlannedCall["faults"];
  readonly endings: Readonly<Record<Operation, Ending>>;
}

const success = answer(200, { success: true });

const rows: readonly Row[] = [
  ...faultTable.flatMap(([name, { faults, safe, unsafe, isInBody }]): readonly Row[] => {
    // The server does not know of which call a connection is that it has read nothing from.
    if (faults.some(({ kind }) => kind === "reset-unread")) return [];
    const record = isInBody ? ([unsafe[0], "ok"] as const) : unsafe;
    return [{ name, faults, endings: { get: safe, put: safe, post: unsafe, record } }];
  }),
  { name: "a slow body that ends in time", faults: [slowAnswer(100)], endings: all([1, "ok"]) },
  {
    name: "a redirect within the origin",
    faults: [redirect(307, "/elsewhere"), success],
    endings: { ...all([1, "InvalidResponseError"]), get: [2, "ok"] },
  },
];

function all(ending: Ending): Row["endings"] {
  return { get: ending, put: ending, post: ending, record: ending };
}

/** Both processes know by its number what is to become of a call: in turn each fault meets each operation. */
export function planCall(number: number, faultEvery: number): PlannedCall {
  const turn = number / faultEvery;
  const row = Number.isInteger(turn) ? rows[turn % rows.length] : undefined;
  const step = row === undefined ? number : (turn % rows.length) + Math.floor(turn / rows.length);
  const operation = operations[step % operations.length] ?? "get";
  if (row === undefined) return { operation, fault: undefined, faults: [success], attempts: 1, outcome: "ok" };
  const [attempts, outcome] = row.endings[operation];
  return { operation, fault: row.name, faults: row.faults, attempts, outcome };
}

/** The header that tells the server which call a request is of. */
export const callHeader = "x-call";
