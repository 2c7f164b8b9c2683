import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeBinary } from "../job.ts";
import { printerJob, type Place } from "../jobs.ts";
import { heyApiJob } from "../peers.ts";
import type { Call } from "./call.ts";
import type { Consumer } from "./consumer.ts";

/**
 * Consumers of the clients of other tools, which make the same calls.
 *
 * @param newest runs the tools that need a newer Node than we do.
 */
export function peerConsumers(place: Place, newest: NodeBinary): Consumer[] {
  return [
    {
      name: "openapi-fetch, paths of openapi-typescript",
      generator: printerJob(place, "schema.d.ts"),
      bare: `import createClient from "openapi-fetch";

export const client = createClient<{}>();
`,
      print: printPathCalls,
    },
    {
      name: "hey-api",
      generator: heyApiJob({ ...place, node: newest }, "types, client"),
      bare: `export { createClient } from "./client/client";\n`,
      print: printHeyApiCalls,
    },
  ];
}

function printPathCalls(calls: readonly Call[]): string {
  const lines = calls.map(({ method, path, pathParams, query, headers, body }) => {
    const init = {
      params: withoutEmpty({ path: pathParams, query, header: headers }),
      ...(body !== undefined && { body }),
    };
    return `await client.${method}(${JSON.stringify(path)}, ${JSON.stringify(init)});`;
  });
  return `import createClient from "openapi-fetch";
import type { paths } from "./client/schema";

const client = createClient<paths>();
${lines.join("\n")}
`;
}

function printHeyApiCalls(calls: readonly Call[], client: string): string {
  const functions = functionsOf(client);
  const called = calls.map(({ method, path, pathParams, query, headers, body }, index) => {
    const options = { ...withoutEmpty({ path: pathParams, query, headers }), ...(body !== undefined && { body }) };
    return {
      line: `import { ${functions.get(`${method} ${path}`) ?? "missing"} as call${index} } from "./client/sdk.gen";`,
      call: `await call${index}(${JSON.stringify(options)});`,
    };
  });
  return `import "./client/sdk.gen";
${called.map(({ line }) => line).join("\n")}

${called.map(({ call }) => call).join("\n")}
`;
}

function withoutEmpty(parts: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}

/** The function of each operation, by method and path. */
function functionsOf(client: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(client, "sdk.gen.ts"), "utf8");
  return new Map(
    text.split("\nexport const ").flatMap((declaration) => {
      const name = /^\w+/.exec(declaration)?.[0];
      const method = /client\)(?:\.sse)?\.(\w+)</.exec(declaration)?.[1];
      const path = /^ {4}url: '([^']*)'/m.exec(declaration)?.[1];
      return name === undefined || method === undefined || path === undefined
        ? []
        : [[`${method.toUpperCase()} ${path}`, name] as const];
    }),
  );
}
