import { expect, it } from "vitest";
import { documentsFolder } from "../../run/documents-folder.ts";

it.each([
  ["names a folder", { ROUTESMITH_DOCUMENTS: "documents" }, "documents"],
  ["is not set", {}, undefined],
  ["is empty", { ROUTESMITH_DOCUMENTS: "" }, undefined],
])("the folder of documents, where the variable %s", (_name, environment, folder) => {
  expect(documentsFolder(environment)).toBe(folder);
});
