import { realpath, readFile, stat } from "node:fs/promises";
import { dirname, isAbsolute, posix, relative, sep } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { Diagnostics } from "../../kernel/diagnostic.ts";
import { fetchFile, shownUrl, withoutCredentials } from "../read/fetch-file.ts";
import { sourceFile, type SourceFile } from "../read/source-file.ts";
import { reportDuplicateNames } from "../parse/duplicate-names.ts";
import { parse } from "../parse/parse.ts";
import { isAbsent } from "../read/read-file.ts";
import { hasIdentifiers } from "./link-scan.ts";
import type { ReferencePolicy } from "../../config/target-config.ts";
import type { BundleLimits } from "./bundle-limits.ts";
import type { Refusal } from "./refusal.ts";
import { createResource, type Resource } from "./resource.ts";

export type Reading =
  | { readonly kind: "resource"; readonly resource: Resource }
  | { readonly kind: "refused"; readonly refusal: Refusal };

type SourceReading = { readonly kind: "source"; readonly source: SourceFile } | (Reading & { kind: "refused" });

/** Reads the files that references lead to, each of them once, as far as policy and limits allow. */
export class ResourceReader {
  /** What is wrong with files that could be read all the same. */
  readonly warnings = new Diagnostics();
  readonly #root: Resource;
  readonly #policy: ReferencePolicy;
  readonly #limits: BundleLimits;
  readonly #isThorough: boolean;
  readonly #started = performance.now();
  readonly #readings = new Map<string, Promise<Reading>>();
  readonly #resources: Resource[] = [];
  #files = 0;
  #size = 0;
  #exceeded: string | undefined;

  constructor(root: Resource, policy: ReferencePolicy, limits: BundleLimits, isThorough: boolean) {
    this.#root = root;
    this.#policy = policy;
    this.#limits = limits;
    this.#isThorough = isThorough;
    this.#readings.set(root.uri, Promise.resolve({ kind: "resource", resource: root }));
  }

  /** Which limit has been exceeded: then the whole document is refused. */
  get exceeded(): string | undefined {
    return this.#exceeded;
  }

  /** The files that have been read, without the document itself. */
  get resources(): readonly Resource[] {
    return this.#resources;
  }

  /** @param from the file that refers to it. */
  async read(uri: string, from: Resource): Promise<Reading> {
    const known = this.#readings.get(uri);
    if (known !== undefined) return known;
    const reading = this.#read(new URL(uri), from.depth + 1);
    this.#readings.set(uri, reading);
    return reading;
  }

  async #read(url: URL, depth: number): Promise<Reading> {
    this.#files += 1;
    this.#hold(this.#files <= this.#limits.files, `more than ${this.#limits.files} files`);
    this.#hold(depth <= this.#limits.depth, `references through more than ${this.#limits.depth} files`);
    this.#hold(
      performance.now() - this.#started < this.#limits.time,
      `more than ${this.#limits.time / 1000} s to read`,
    );
    const reading = await this.#readSource(url);
    if (reading.kind === "refused") return reading;
    const { source } = reading;
    this.#size += source.bytes.length;
    this.#hold(this.#size <= this.#limits.size, `more than ${Math.round(this.#limits.size / 2 ** 20)} MiB`);
    if (this.#exceeded !== undefined) return refused("load/reference-limit", this.#exceeded);
    const problems = new Diagnostics();
    let isNaming = false;
    const root = await parse(source, { empty: "load/empty", syntax: "load/syntax" }, problems, (text) => {
      isNaming = hasIdentifiers(text);
    });
    if (root === undefined) return unparsable(problems);
    if (this.#isThorough) reportDuplicateNames(source, problems);
    for (const { code, message, location } of problems.items) {
      this.warnings.warning(code, message, location === undefined ? {} : { location });
    }
    const resource = createResource({ uri: url.href, source, root, hasIdentifiers: isNaming, depth });
    this.#resources.push(resource);
    return { kind: "resource", resource };
  }

  #hold(isWithin: boolean, message: string): void {
    if (!isWithin) this.#exceeded ??= message;
  }

  async #readSource(url: URL): Promise<SourceReading> {
    if (this.#exceeded !== undefined) return refused("load/reference-limit", this.#exceeded);
    if (url.protocol === "http:" || url.protocol === "https:") return this.#fetch(url);
    if (url.protocol === "file:" && this.#root.uri.startsWith("file:")) return this.#readFile(url);
    return refused("load/reference-invalid", `leads to ${url.protocol}, which is not followed`);
  }

  async #fetch(url: URL): Promise<SourceReading> {
    const isOwn = url.origin === new URL(this.#root.uri).origin;
    if (!(isOwn && this.#policy.outside) && !this.#policy.origins.includes(url.origin)) {
      const help = isOwn
        ? "Allow it with `--follow-references`."
        : `Allow it with \`references: { origins: ["${url.origin}"] }\` in the config, or download it and refer to the copy.`;
      return refused("load/reference-remote", `leads to ${shownUrl(url)}, which is not fetched`, help);
    }
    const fetched = await fetchFile(url);
    if (fetched.kind === "failed") {
      const { code, message, help } = fetched.refusal;
      return refused(code, `fails: ${message}`, help);
    }
    return {
      kind: "source",
      source: { ...sourceFile("", fetched.bytes), file: shownUrl(withoutCredentials(fetched.url)) },
    };
  }

  async #readFile(url: URL): Promise<SourceReading> {
    const path = pathOf(url);
    if (path === undefined) return refused("load/reference-invalid", "is not the path of a file");
    const rootPath = fileURLToPath(this.#root.uri);
    const way = relative(dirname(rootPath), path).split(sep).join("/");
    const file = isAbsolute(way) ? way : posix.join(dirname(this.#root.file).replaceAll("\\", "/"), way);
    try {
      const real = await realpath(path);
      if (!this.#policy.outside && !holds(await realpath(dirname(rootPath)), real)) return outside(file);
      const status = await stat(real);
      if (!status.isFile()) return refused("load/reference-unreadable", `leads to ${file}, which is not a file`);
      this.#hold(this.#size + status.size <= this.#limits.size, `more than ${this.#limits.size / 2 ** 20} MiB`);
      if (this.#exceeded !== undefined) return refused("load/reference-limit", this.#exceeded);
      return { kind: "source", source: sourceFile(file, await readFile(real)) };
    } catch (error) {
      // Whether a file is there is nothing that a document may find out beyond its own folder.
      if (!this.#policy.outside && !holds(dirname(rootPath), path)) return outside(file);
      const reason = error instanceof Error ? error.message : String(error);
      return refused(
        "load/reference-unreadable",
        isAbsent(error)
          ? `leads to ${file}, and there is no such file`
          : `leads to ${file}, which is unreadable: ${reason}`,
      );
    }
  }
}

function outside(file: string): SourceReading {
  return refused("load/reference-outside", `leads to ${file}, outside of the document's folder`);
}

function unparsable({ items }: Diagnostics): Reading {
  const [problem] = items;
  const { file, line, column } = problem?.location ?? { file: "" };
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const message = `leads to a file that cannot be parsed: ${place} ${problem?.message}`;
  return refused(problem?.code ?? "load/syntax", message, problem?.help);
}

function refused(code: Refusal["code"], message: string, help?: string): Reading & { kind: "refused" } {
  return { kind: "refused", refusal: { code, message, ...(help === undefined ? {} : { help }) } };
}

function pathOf(url: URL): string | undefined {
  try {
    const path = fileURLToPath(url);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

/** Whether a path is in a folder; both absolute. */
function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && !isAbsolute(way) && way.split(sep)[0] !== "..";
}
