import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { built, builds } from "./builds.ts";
import type { SuiteResult } from "./check.ts";
import { installed } from "./installed.ts";
import type { Runtime } from "./runtime.ts";

/** What is used of playwright-core, which is not there before it is installed. */
interface Playwright {
  readonly chromium: {
    launch(options: { readonly executablePath: string; readonly args: readonly string[] }): Promise<Browser>;
  };
}

interface Browser {
  version(): string;
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

interface Page {
  goto(url: string): Promise<unknown>;
  waitForFunction(code: string): Promise<unknown>;
  evaluate(code: string): Promise<unknown>;
}

/** Chromium as the system has it: Debian's package is `chromium`. */
export async function chromiumRuntime(): Promise<Runtime> {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`There is no ${executablePath}: install Chromium, or name it in the variable CHROMIUM.`);
  }
  const { chromium } = (await import(installed("playwright-core/index.mjs"))) as Playwright;
  const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  return {
    name: `Chromium ${version}`,
    builds: builds.filter((build) => build !== "modules"),
    async run(build, { origin, pages }) {
      pages.set("/page", { type: "text/html", text: '<!doctype html><script type="module" src="/page.js"></script>' });
      pages.set("/page.js", { type: "text/javascript", text: readFileSync(built(build, "page"), "utf8") });
      const opened = await launch();
      try {
        const page = await opened.newPage();
        await page.goto(`${origin}/page`);
        await page.waitForFunction("globalThis.suiteResult");
        return (await page.evaluate("globalThis.suiteResult")) as SuiteResult;
      } finally {
        await opened.close();
      }
    },
  };
}
