import type { ResponseStatus } from "./response.ts";

/** Whether the status is that of a request that succeeded; `default` counts where it stands for all of them. */
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

/** `undefined` where the key of a response is no status. */
export function readStatus(key: string): ResponseStatus | undefined {
  if (key === "default") return { kind: "default" };
  if (/^[1-5]\d\d$/.test(key)) return { kind: "code", code: Number(key) };
  return /^[1-5]XX$/.test(key) ? { kind: "range", hundreds: Number(key.charAt(0)) } : undefined;
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
