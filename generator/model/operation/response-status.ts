import type { ResponseStatus } from "./response.ts";

/** Whether the status is that of a request that succeeded, and of no other. */
export function isSuccess(status: ResponseStatus): boolean {
  switch (status.kind) {
    case "code":
      return status.code >= 200 && status.code < 300;
    case "range":
      return status.hundreds === 2;
    case "default":
      return false;
  }
}

const known = new Map<string, ResponseStatus>([["default", { kind: "default" }]]);
for (let hundreds = 1; hundreds < 6; hundreds += 1) {
  known.set(`${hundreds}XX`, { kind: "range", hundreds });
  for (let code = hundreds * 100; code < (hundreds + 1) * 100; code += 1)
    known.set(String(code), { kind: "code", code });
}

/** `undefined` where the key of a response is no status. */
export function readStatus(key: string): ResponseStatus | undefined {
  return known.get(key);
}

/** Where a response comes among others: codes first, then ranges, then the default. */
export function rank(status: ResponseStatus): number {
  switch (status.kind) {
    case "code":
      return status.code;
    case "range":
      return 1000 + status.hundreds;
    case "default":
      return 2000;
  }
}

/** A status as the document writes it: `404`, `4XX` or `default`. */
export function statusName(status: ResponseStatus): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${status.hundreds}XX`;
    case "default":
      return "default";
  }
}
