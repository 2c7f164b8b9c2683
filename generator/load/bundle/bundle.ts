import type { ReferencePolicy } from "../../config/target-config.ts";
import type { Diagnostics, SourceLocation } from "../../kernel/diagnostic.ts";
import type { JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { hexSha256 } from "../../kernel/hex-sha256.ts";
import { Assembly } from "./assemble.ts";
import { reportBareNames } from "./bare-names.ts";
import { Dialects } from "./dialects.ts";
import { Discovery } from "./discover.ts";
import { Placement } from "./placement.ts";
import { bundleLimits, type BundleLimits } from "./bundle-limits.ts";
import type { Refusal } from "./refusal.ts";
import { Resolver } from "./resolver.ts";
import type { Resource } from "./resource.ts";
import { ResourceReader } from "./resource-reader.ts";

/** A document and all that it refers to, in one: its references are JSON pointers into itself. */
export interface Bundle {
  readonly root: JsonObject;
  /** The value of `openapi`, or of `swagger`. */
  readonly version: string;
  /** The other files that are in it, in the order of their names. */
  readonly files: readonly BundledFile[];
  /** Why the references that are still there were not followed, by their text. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** Where a part of the bundle is: in its own file. */
  locate(pointer: JsonPointer): Promise<SourceLocation>;
}

export interface BundledFile {
  /** As messages show it. */
  readonly file: string;
  readonly uri: string;
  /** Hex SHA-256 of its bytes. */
  readonly sha256: string;
}

export interface BundleOptions {
  /** The document's own version. */
  readonly version: string;
  readonly policy: ReferencePolicy;
  readonly limits?: BundleLimits;
  /** Whether to look for what takes a second reading of a file to find. */
  readonly isThorough?: boolean;
}

/**
 * Follows the references of a document, and makes one of all files that they lead to. What another file holds becomes a
 * component; where there are none of its kind, it takes the place of the reference.
 *
 * @returns `undefined` where the document leads to more than the limits allow.
 */
export async function bundle(
  document: Resource,
  { version, policy, limits = bundleLimits, isThorough = false }: BundleOptions,
  diagnostics: Diagnostics,
): Promise<Bundle | undefined> {
  const reader = new ResourceReader(document, policy, limits, isThorough);
  const discovery = new Discovery(document, new Resolver(document, reader), reader);
  const exceeding = await discovery.run();
  if (exceeding !== undefined) {
    const message = `The references of ${document.file} lead to ${reader.exceeded ?? "too much"}`;
    const location = await exceeding.resource.locate(exceeding.pointer);
    diagnostics.error("load/reference-limit", message, { location });
    return undefined;
  }
  for (const { code, message, location } of reader.warnings.items) {
    diagnostics.warning(code, message, location === undefined ? {} : { location });
  }
  await warnOfDynamic(discovery, diagnostics);
  await warnOfBareNames(discovery, diagnostics);
  const { entries, root } = discovery;
  const placement = new Placement(root, entries);
  const dialects = new Dialects(version, entries);
  const assembly = new Assembly(placement, (...given) => dialects.lift(...given));
  const bundled = assembly.assemble(root, entries);
  return {
    root: bundled,
    version: dialects.version,
    files: filesOf(reader.resources),
    refusals: assembly.refusals,
    locate: async (pointer) => {
      const origin = placement.originOf(pointer) ?? { resource: document, pointer };
      return origin.resource.locate(origin.pointer);
    },
  };
}

function filesOf(resources: readonly Resource[]): BundledFile[] {
  const files = resources.map(({ file, uri, bytes }) => ({
    file,
    uri,
    sha256: hexSha256(bytes),
  }));
  return sortedBy(files, ({ file }) => file);
}

async function warnOfBareNames({ bareNames }: Discovery, diagnostics: Diagnostics): Promise<void> {
  const located = bareNames.map(async ({ resource, pointer, text, target }) => {
    return { text, target, location: await resource.locate(pointer) };
  });
  reportBareNames(await Promise.all(located), diagnostics);
}

/** A `$dynamicRef` means what the way to it makes it mean; only the first of its meanings is taken. */
async function warnOfDynamic({ dynamic }: Discovery, diagnostics: Diagnostics): Promise<void> {
  const locations = await Promise.all(dynamic.map(({ resource, pointer }) => resource.locate(pointer)));
  for (const [index, { text }] of dynamic.entries()) {
    const message = `\`$dynamicRef\` ${text} is read as \`$ref\`, though several schemas have this \`$dynamicAnchor\``;
    const location = locations[index];
    diagnostics.warning("load/dynamic-reference", message, location === undefined ? {} : { location });
  }
}
