import { dirname } from "node:path";
import ts from "typescript";

/** TypeScript's own declarations are the same to every program: they are parsed once. */
const libraries = new Map<string, ts.SourceFile>();

/**
 * The disk, with the sources as if they were on it.
 *
 * @param share the path of a source that stands for another.
 */
export function memoryHost(
  sources: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
  share: (path: string) => string,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const folders = new Set<string>();
  for (const path of sources.keys()) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  const readFile = (path: string) => sources.get(share(path)) ?? host.readFile(path);
  const fileExists = (path: string) => sources.has(share(path)) || host.fileExists(path);
  const resolver: ts.ModuleResolutionHost = {
    readFile,
    fileExists,
    getCurrentDirectory: () => host.getCurrentDirectory(),
    realpath: (path) => host.realpath?.(path) ?? path,
  };
  return {
    ...host,
    readFile,
    fileExists,
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    resolveModuleNameLiterals: (literals, importer, ...[redirected, given, source]) =>
      literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(source, literal, given);
        const found = ts.resolveModuleName(literal.text, importer, given, resolver, undefined, redirected, mode);
        const module = found.resolvedModule;
        return { resolvedModule: module && { ...module, resolvedFileName: share(module.resolvedFileName) } };
      }),
    getSourceFile: (path, languageVersion, ...rest) => {
      const text = sources.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, languageVersion, true);
      const known = libraries.get(path);
      if (known !== undefined) return known;
      const file = host.getSourceFile(path, languageVersion, ...rest);
      if (file !== undefined && file.fileName.includes("/typescript/lib/")) libraries.set(path, file);
      return file;
    },
  };
}
