import { fileURLToPath } from "node:url";
import { hasScheme, isUrl, shownUrl } from "./fetch-file.ts";

/** What is wrong with a name that is no path at all, and what to do about it. */
export function misnaming(name: string): { readonly message: string; readonly help: string } | undefined {
  if (name === "") {
    const help = "Name the file; a variable of the shell that is not set is empty.";
    return { message: "The path of a document or of an overlay is empty", help };
  }
  if (!hasScheme(name)) return undefined;
  const url = URL.canParse(name) ? new URL(name) : undefined;
  const shown = url === undefined ? "It" : shownUrl(url);
  if (isUrl(name)) {
    const help =
      "Download it first, then name the file; a URL is taken in place of targets, on the command line alone.";
    return { message: `${shown} is a URL, and a file must be named here`, help };
  }
  const path = url?.protocol === "file:" ? pathOf(url) : undefined;
  const help =
    path === undefined
      ? "Name a file by its path; of URLs, only those of http and https are read."
      : `Name the file by its path: ${path}`;
  return { message: `${shown} is a URL of a scheme that is not read`, help };
}

function pathOf(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    // It has a host, or a slash within a name.
    return undefined;
  }
}

/** The URL that somebody may have meant who has not written it in full. */
export function urlMeant(name: string): string | undefined {
  const [, scheme, rest = ""] = /^(https?):\/?([^/].*)$/i.exec(name) ?? [];
  if (scheme !== undefined) return `${scheme}://${rest}`;
  if (/^(?:localhost|127\.0\.0\.1)(?::\d+)?\//.test(name)) return `http://${name}`;
  return /^(?:www\.[^/]+|[\w-]+(?:\.[\w-]+)+:\d+)\//.test(name) ? `https://${name}` : undefined;
}
