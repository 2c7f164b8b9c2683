import { describe, expect, it } from "vitest";
import { project, runIn } from "./run-fixture.ts";

describe("why", () => {
  it("shows the way from a route down to a part", async () => {
    const folder = project({ routes: ["GET /pets"] });
    expect(await runIn(folder, ["why", "Pet"])).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: [
        "GET /pets",
        "  responses/200/content/application~1json/schema/$ref (pets.json:26:19)",
        "#/components/schemas/PetList",
        "  items/$ref (pets.json:83:11)",
        "#/components/schemas/Pet",
        "",
      ].join("\n"),
    });
  });

  it("names what a name may have meant, where no route reaches it", async () => {
    const folder = project();
    const { exitCode, stderr } = await runIn(folder, ["why", "Petz", "pets.json", "--route", "POST /pets"]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe("select/no-such-part No route reaches `Petz`.\n  help: Did you mean `Pet`?\n1 error\n");
    const nothing = await runIn(folder, ["why", "Nope", "pets.json", "--json"]);
    expect(JSON.parse(nothing.stdout)).toMatchObject({
      diagnostics: [{ help: "Use the name of a component, or a JSON pointer." }],
    });
    const part = await runIn(folder, ["why", "list", "pets.json"]);
    expect(part.stderr).toContain("help: Did you mean `PetList`");
    const pointer = await runIn(folder, ["why", "#/components/schemas/PetLst", "pets.json"]);
    expect(pointer.stderr).toContain("help: Did you mean `PetList`");
  });
});

describe("why, of a part that no selected route reaches", () => {
  it.each(["PetList", "#/components/schemas/PetList", "/paths/~1pets/get"])("says so of %s", async (part) => {
    const { exitCode, stderr } = await runIn(project(), ["why", part, "pets.json", "--route", "GET /health"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`The document has \`${part}\`, but no selected route reaches it.\n`);
  });
});
