import type { Refusal } from "../bundle/refusal.ts";
import { fetchFailure, statusHelp } from "./fetch-failure.ts";

/** What a server may send at most, and how long it may take. */
export interface FetchLimits {
  /** In bytes, of the body once it is decompressed. */
  readonly size: number;
  /** In milliseconds, for all of it. */
  readonly time: number;
  readonly redirects: number;
}

export const fetchLimits: FetchLimits = { size: 128 * 2 ** 20, time: 30_000, redirects: 5 };

export type Fetched =
  /** `url` is where the redirects have led to. */
  | { readonly kind: "fetched"; readonly bytes: Buffer; readonly url: URL }
  | { readonly kind: "failed"; readonly refusal: Refusal };

const accepted = "application/vnd.oai.openapi+json, application/json, application/yaml, text/yaml, */*;q=0.5";

/**
 * Fetches a file over HTTP. Credentials of the URL are sent as HTTP Basic; redirects are followed within the origin, so
 * that neither these nor the decision whom to trust go to somebody else.
 */
export async function fetchFile(start: URL, limits: FetchLimits = fetchLimits): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.time);
  const headers = { accept: accepted, ...authorization(start) };
  let url = withoutCredentials(start);
  try {
    for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
      const response = await fetch(url, { headers, redirect: "manual", signal });
      const location = response.headers.get("location");
      if (!isRedirect(response.status) || location === null) return await readBody(response, url, limits);
      await response.body?.cancel();
      const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
      if (next?.origin !== url.origin) return redirected(url, next === undefined ? location : shownUrl(next));
      url = withoutCredentials(next);
    }
    return failed(url, `redirects more than ${limits.redirects} times`);
  } catch (error) {
    if (signal.aborted) return failed(url, `has not answered in full within ${limits.time / 1000} s`);
    const { reason, help } = fetchFailure(error, url);
    return failed(url, `cannot be reached: ${reason}`, help);
  }
}

/** A URL as messages show it: credentials are left out, and the query too, which often holds some. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search === "" ? "" : "?…"}`;
}

/** Whether it is a URL that can be fetched. */
export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Whether it is a URL, of whatever scheme; a letter and a colon are a drive of Windows. */
export function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(text);
}

async function readBody(response: Response, url: URL, limits: FetchLimits): Promise<Fetched> {
  if (!response.ok) {
    await response.body?.cancel();
    const { status, statusText } = response;
    return failed(url, `answers ${status} ${statusText}`.trim(), statusHelp(status));
  }
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    chunks.push(part.value);
    if (size <= limits.size) continue;
    await reader?.cancel();
    return failed(url, `is larger than ${Math.round(limits.size / 2 ** 20)} MiB`);
  }
  return { kind: "fetched", bytes: Buffer.concat(chunks), url };
}

function redirected(url: URL, target: string): Fetched {
  const message = `${shownUrl(url)} redirects to another origin: ${target}`;
  const help = "If you trust it, name that URL instead.";
  return { kind: "failed", refusal: { code: "load/fetch-redirected", message, help } };
}

function failed(url: URL, reason: string, help?: string): Fetched {
  const message = `${shownUrl(url)} ${reason}`;
  return { kind: "failed", refusal: { code: "load/fetch-failed", message, ...(help !== undefined && { help }) } };
}

function authorization({ username, password }: URL): { readonly authorization?: string } {
  if (username === "" && password === "") return {};
  const text = `${decoded(username)}:${decoded(password)}`;
  return { authorization: `Basic ${Buffer.from(text).toString("base64")}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `fetch` refuses a URL with credentials; the fragment is not sent. */
export function withoutCredentials(url: URL): URL {
  const copy = new URL(url);
  [copy.username, copy.password, copy.hash] = ["", "", ""];
  return copy;
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}
