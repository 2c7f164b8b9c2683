import process from "node:process";

/** The folder of published documents that the environment names. A variable of a pipeline that nobody has set is empty. */
export function documentsFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment["ROUTESMITH_DOCUMENTS"] || undefined;
}

/** @throws {Error} where the environment names none. */
export function neededDocumentsFolder(): string {
  const folder = documentsFolder();
  if (folder !== undefined) return folder;
  throw new Error("these tests need ROUTESMITH_DOCUMENTS: the folder that holds the published documents");
}
