import { describe, expect, it } from "vitest";
import { AttackRun } from "../../hostile/attack-run.ts";
import { attacksOn } from "../../hostile/attacks.ts";
import { richDocuments } from "../../hostile/documents.ts";
import { judgeModule } from "../../hostile/judge.ts";
import { foreignMarkdown } from "../../hostile/foreign-markdown.ts";
import { marker, textPayloads, valuePayloads } from "../../hostile/payloads.ts";
import { positionsOf } from "../../hostile/positions.ts";
import { runAttack } from "../../hostile/run-attack.ts";

/** How many attacks of each document are tried here; `npm run hostile` tries them all. */
const sampleSize = 60;

describe.each([...richDocuments])("the positions of %s", (name, document) => {
  it("are all there is, and the document has no fault", async () => {
    if (name === "openapi-3-1.yaml") expect(positionsOf(document).length).toBeGreaterThan(800);
    const { faults, exports } = await runAttack(document);
    expect(faults).toEqual([]);
    expect(exports?.size).toBeGreaterThan(10);
  });

  it("let no text become code", { timeout: 120_000 }, async () => {
    const attacks = attacksOn(document);
    const run = new AttackRun(document);
    // A stride that has no divisor in common with the number of payloads, so that all of them come up.
    const stride = nextPrime(Math.floor(attacks.length / sampleSize));
    for (let index = 0; index < attacks.length; index += stride) {
      const attack = attacks[index];
      if (attack === undefined) continue;
      const { faults } = await run.run(attack);
      expect(faults, `${attack.payload.name} at ${attack.place}`).toEqual([]);
    }
  });
});

describe("every payload", () => {
  const [first] = richDocuments.values();

  // What is copied into the most files: a comment, a literal, a name.
  it.each([
    "value /info/title",
    "value /components/schemas/novel/properties/title/description",
    "key /components/schemas/novel/properties/title",
  ])("at the %s", { timeout: 60_000 }, async (place) => {
    const document = richDocuments.get("openapi-3-1.yaml") ?? first ?? {};
    const run = new AttackRun(document);
    const attacks = attacksOn(document).filter((attack) => attack.place === place);
    expect(attacks.length).toBeGreaterThanOrEqual(textPayloads.length);
    for (const attack of attacks) expect((await run.run(attack)).faults, attack.payload.name).toEqual([]);
  });

  it("has a class of its own", () => {
    expect(new Set(valuePayloads.map(({ value }) => JSON.stringify(value))).size).toBeGreaterThan(50);
  });
});

describe("the judge", () => {
  const call = `${marker}()`;
  it.each([
    ["code", `${call};`, ["injected"]],
    ["a type", `type A = typeof ${marker};`, ["injected"]],
    ["a member", `interface A { ${marker}: string }`, ["injected"]],
    ["a pattern", `const a = /${call}/;`, ["injected"]],
    ["a template", `const a = \`${call}\`;`, ["injected"]],
    ["the hole of a template", `const a = \`\${${call}}\`;`, ["injected"]],
    ["a line comment", `// ${call}`, ["injected"]],
    ["an order to the compiler", "/** @ts-ignore */", ["injected"]],
    ["an order on a line", "/**\n * a\n * @ts-ignore */", ["injected"]],
    ["a source map", "/**\n *# sourceMappingURL=a */", ["injected"]],
    ["what is no code", "const a = '", ["broken"]],
    ["a literal", `const a = "${call}";`, []],
    ["a name in quotes", `interface A { "${call}": "${call}" }`, []],
    ["a comment", `/** ${call} */`, []],
  ])("knows %s", (_, text, want) => {
    expect(judgeModule({ path: "a.ts", text }).map(({ kind }) => kind)).toEqual(want);
  });

  it.each([
    ["<b>", ["<b>"]],
    ["a [b](javascript:c)", ["](javascript:c)"]],
    ["`` ` <b> ``", []],
    ["\\` <b> `", ["<b> `"]],
    ["```\n<b>\n```", []],
    ["```\n<b>\n```\n<i>", ["<i>"]],
    ["\\<b>", []],
    ["[a](#b) [c](./types.ts)", []],
    ["a https://b.example", ["https:"]],
    ["a https\\://b.example `https://b.example`", []],
    ["www.b.example", ["www."]],
  ])("reads Markdown: %j", (text, want) => {
    expect(foreignMarkdown(text)).toEqual(want);
  });
});

function nextPrime(from: number): number {
  let candidate = Math.max(2, from);
  while (
    Array.from({ length: Math.floor(Math.sqrt(candidate)) - 1 }, (_, index) => index + 2).some(
      (n) => candidate % n === 0,
    )
  ) {
    candidate += 1;
  }
  return candidate;
}
