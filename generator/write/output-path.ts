/** The file in the output that says which of its files are ours. */
export const manifestPath = "manifest.json";

/** The folder in the output that holds a write in progress; it is there only as long as one is, or was interrupted. */
export const workPath = ".routesmith";

/** Whether `path` may name a file that a run writes or deletes: inside of the output, and not part of its machinery. */
export function isOwnablePath(path: string): boolean {
  return isSafePath(path) && path !== manifestPath && path.split("/")[0] !== workPath;
}

/** In characters: more than any path of a generated file has, and fewer than systems refuse. */
const longestPath = 1_000;

/**
 * Whether `path` is relative, in its shortest form, with `/` between its parts, and stays inside of its folder on every
 * operating system: a `:` could name a drive or a stream.
 */
function isSafePath(path: string): boolean {
  if (path === "" || path.length > longestPath || /[\\:\0]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
