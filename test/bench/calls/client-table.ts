import type { Spread } from "../spread.ts";
import { megabytes, table } from "../table.ts";
import { library } from "./clients.ts";
import type { ClientCost } from "./measure-clients.ts";

/** What clients cost an application that runs. */
export function clientTable(costs: readonly ClientCost[]): string[] {
  const rows = costs.map(({ client: { name, budget }, call, timesLibrary, importMs, rssMb }) => [
    name,
    shown(call, "µs"),
    timesLibrary.toFixed(2),
    importMs === undefined ? "" : shown(importMs, "ms"),
    megabytes(rssMb.median),
    budget === undefined ? "" : `× ${budget.timesLibrary}, ${budget.importMs} ms`,
  ]);
  return table(["Client", "CPU time a call", `× ${library.name}`, "Import", "Memory then", "Budget"], rows);
}

function shown({ median, min, max }: Spread, unit: string): string {
  const digits = unit === "ms" && median < 100 ? 1 : 0;
  return `${median.toFixed(digits)} ${unit} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}
