import type { GeneratedFile } from "../../generator/index.ts";

/** The operations that the functions of a client call, each as `GET /path`, as it is sent. */
export function clientOperations(files: readonly GeneratedFile[]): readonly string[] {
  const modules = files.filter(({ path }) => path.startsWith("resources/"));
  return modules.flatMap(({ text }) => callsIn(text));
}

/** The requests as the client's template prints them. A template that prints others makes every operation look lost. */
function callsIn(text: string): string[] {
  const requests = text.matchAll(/^ {6}method: ("(?:[^"\\]|\\.)*"),\n {6}path: ("(?:[^"\\]|\\.)*"),$/gm);
  return [...requests].map(([, method, path]) => `${parse(method)} ${parse(path)}`);
}

function parse(literal: string | undefined): string {
  return String(JSON.parse(literal ?? '""'));
}
