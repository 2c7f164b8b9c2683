import { readdir, readFile } from "node:fs/promises";
import { defineConfig, type RolldownOptions } from "rolldown";
import { runtimeFile } from "./generator/emit/client/runtime-files.ts";
import { precompile } from "./generator/emit/templates/template-renderer.ts";
import { Diagnostics } from "./generator/kernel/diagnostic.ts";
import { ownTemplates } from "./generator/load/templates/own-templates.ts";
import type { Templates } from "./generator/load/templates/templates.ts";
import { verify } from "./generator/verify/verify.ts";

async function verifyRuntime(templates: Templates): Promise<void> {
  const copied = [...templates].filter(([path]) => path.endsWith(".ts"));
  const diagnostics = new Diagnostics();
  await verify(
    copied.map(([path, template]) => runtimeFile(path, template)),
    diagnostics,
  );
  if (diagnostics.hasErrors) throw new Error(diagnostics.items.map(({ message }) => message).join("\n"));
}

/** What every start needs of packages is little, and to find it in their folders takes longer than to run it. */
const bundledPackages = ["commander", "fastest-levenshtein", "valibot"];

async function licenceOf(name: string): Promise<string> {
  const folder = `node_modules/${name}`;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence that could be copied with it`);
  return `${name}\n\n${await readFile(`${folder}/${file}`, "utf8")}`;
}

const shared = {
  platform: "node",
  // What is ours is bundled, so that a start reads few files; packages stay packages, but for these.
  external: (id) => !/^\.{0,2}\//.test(id) && !bundledPackages.includes(id),
} satisfies RolldownOptions;

const program = defineConfig({
  ...shared,
  input: {
    cli: "generator/cli/main.ts",
    index: "generator/index.ts",
    contract: "generator/contract/index.ts",
    // vitest loads these two by their path.
    "suite-config": "generator/contract/run/suite-config.ts",
    "progress-reporter": "generator/contract/run/progress-reporter.ts",
  },
  output: {
    dir: "dist",
    cleanDir: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  },
  plugins: [
    {
      // Our templates are compiled once, here, and not at each start; what is copied as it is, is verified.
      name: "compiled-templates",
      async load(id) {
        if (!id.endsWith("own-templates.ts")) return null;
        const templates = await ownTemplates();
        await verifyRuntime(templates);
        const entries = [...templates].map(([path, { text }]) => {
          const compiled = path.endsWith(".hbs") ? `, compiled: ${JSON.stringify(precompile(text))}` : "";
          const verified = path.endsWith(".ts") ? ", isVerified: true" : "";
          return `[${JSON.stringify(path)}, { text: ${JSON.stringify(text)}${compiled}${verified} }],\n`;
        });
        const code = `const templates = new Map([${entries.join("")}]);\nexport async function ownTemplates() { return templates; }`;
        return { code, moduleType: "js" };
      },
    },
    {
      name: "licences",
      async generateBundle() {
        const texts = await Promise.all(bundledPackages.map(licenceOf));
        this.emitFile({ type: "asset", fileName: "third-party-licenses.txt", source: texts.join("\n\n") });
      },
    },
  ],
});

/** A file of its own, started by its path: what it shares with the program would cost that more files at each start. */
const schemaWorker = defineConfig({
  ...shared,
  input: "generator/emit/schema/schema-worker.ts",
  output: { file: "dist/schema-worker.js" },
});

export default [program, schemaWorker];
