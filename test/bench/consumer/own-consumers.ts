import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "../job.ts";
import type { Call } from "./call.ts";
import type { Consumer } from "./consumer.ts";
import { argumentsOf } from "./request-parts.ts";

/** The most that fifty calls may take. */
const mostInstantiations = 10_000;

/** Consumers of our client: by its resources, and by functions that stand alone. */
export function ownConsumers(generator: Job): Consumer[] {
  const common = {
    generator,
    bare: `export { createTransport } from "./client/runtime/transport.js";\n`,
    budget: mostInstantiations,
  };
  return [
    { ...common, name: "routesmith: methods of the client", print: printMethodCalls },
    { ...common, name: "routesmith: functions alone", print: printFunctionCalls },
  ];
}

function printMethodCalls(calls: readonly Call[], client: string): string {
  const create = creatorOf(client);
  return `import { ${create} } from "./client/client.js";

const client = ${create}();
${calls.map(({ statement }) => statement).join("\n")}
`;
}

function printFunctionCalls(calls: readonly Call[], client: string): string {
  const create = creatorOf(client);
  const functions = functionsOf(client);
  const called = calls.map(({ method, path, statement }, index) => {
    const { name, module } = functions.get(`${method} ${path}`) ?? { name: "missing", module: "resources/missing.js" };
    const params = argumentsOf(statement) ?? "";
    return {
      line: `import { ${name} as call${index} } from "./client/${module}";`,
      call: `await call${index}(${params === "" ? "transport" : `transport, ${params}`});`,
    };
  });
  return `import { ${create}Transport } from "./client/transport.js";
${called.map(({ line }) => line).join("\n")}

const transport = ${create}Transport();
${called.map(({ call }) => call).join("\n")}
`;
}

/** The function that makes a client. */
function creatorOf(client: string): string {
  const text = readFileSync(join(client, "client.ts"), "utf8");
  return /^export function (create\w+)\(/m.exec(text)?.[1] ?? "createClient";
}

/** The function of each operation, by method and path, as the comment above it tells them. */
function functionsOf(client: string): ReadonlyMap<string, { readonly name: string; readonly module: string }> {
  const modules = readdirSync(join(client, "resources"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  return new Map(
    modules.flatMap((path) => {
      const text = readFileSync(join(client, "resources", path), "utf8");
      const module = `resources/${path.replaceAll("\\", "/").replace(/ts$/, "js")}`;
      return [...text.matchAll(/^(?: \*|\/\*\*) `([A-Z]+ \/.*)`(?:\n(?: \*.*)?)*? ?\*\/\nexport function (\w+)/gm)].map(
        ([, operation = "", name = ""]) => [operation, { name, module }] as const,
      );
    }),
  );
}
