import type { Fault } from "../fault-server/fault-server.ts";

/** A success the body of which comes in two pieces; `delay` is in milliseconds. */
export function slowAnswer(delay: number) {
  return {
    kind: "answer",
    answer(response) {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"success":');
      setTimeout(() => response.end("true}"), delay);
    },
  } as const satisfies Fault;
}
