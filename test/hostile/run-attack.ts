import { subscribe } from "node:diagnostics_channel";
import { tmpdir } from "node:os";
import { ownFolderOnly, type TargetConfig } from "../../generator/config/target-config.ts";
import type { SchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
import { generate } from "../../generator/index.ts";
import type { Json } from "../../generator/kernel/json.ts";
import { judge, type Fault, type Outcome } from "./judge.ts";
import { defaultClient } from "../default-target.ts";

export interface RunOptions {
  /** Prints openapi-typescript's module too, and what compares it with ours. */
  readonly schemaPrinter?: SchemaPrinter;
  readonly typecheck?: boolean;
}

/** Everything that needs no more than the document. */
export const hostileTarget: TargetConfig = {
  name: "hostile",
  spec: "-",
  overlays: [],
  references: ownFolderOnly,
  allowLarge: false,
  routes: [],
  output: "out",
  emit: ["types", "client", "helpers", "contract", "reference"],
  client: defaultClient,
  templates: undefined,
};

/** Connections that this process has opened, to whomever. */
let connections = 0;
subscribe("net.client.socket", () => void (connections += 1));

/** Generates from a document in this process, and judges what comes out. */
export async function runAttack(document: Json | Buffer, options: RunOptions = {}): Promise<Outcome> {
  const [namesBefore, connectionsBefore] = [prototypeNames(), connections];
  const outcome = await attempt(document, options);
  const faults: Fault[] = [...outcome.faults];
  if (prototypeNames() !== namesBefore) faults.push({ kind: "polluted", detail: prototypeNames() });
  if (connections !== connectionsBefore) faults.push({ kind: "connected", detail: "a connection was opened" });
  return { ...outcome, faults };
}

async function attempt(document: Json | Buffer, { schemaPrinter, typecheck = false }: RunOptions): Promise<Outcome> {
  const bytes = Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document));
  const given =
    schemaPrinter === undefined
      ? hostileTarget
      : { ...hostileTarget, emit: [...hostileTarget.emit, "schema" as const] };
  try {
    const options = { workingFolder: tmpdir(), stdin: async () => bytes, typecheck };
    return judge(await generate(given, { ...options, ...(schemaPrinter && { schemaPrinter }) }));
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { faults: [{ kind: "thrown", detail }], exports: undefined, warnings: 0 };
  }
}

/** The names that every object has, as one text: a document that adds one has got at all of this process. */
function prototypeNames(): string {
  return [Object, Array, Function, String, Map]
    .map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join(" "))
    .join("; ");
}
