import type { Json } from "../../generator/kernel/json.ts";

/** A name that no template prints, and that no name which the model makes can be: it has an underscore. */
export const marker = "INJECTED_9d7f";

/** Something that a document may hold where a harmless text belongs, by the way in which it could do harm. */
export interface Payload {
  readonly name: string;
  readonly value: Json;
}

const call = `${marker}()`;

/** What can be a value as well as a name. */
const texts: Readonly<Record<string, string>> = {
  "closing comment": `*/ ${call}; /*`,
  "closing comment after it was replaced once": `**//${call};/**/ *\\/ ${call} *\u200b/`,
  "line comment": `// ${call}\n${call}`,
  "single quote": `'; ${call}; '`,
  "double quote": `"; ${call}; "`,
  "escaped quotes": `\\"; ${call}; \\'; ${call}; \\\\`,
  backtick: `\`; ${call}; \``,
  "template hole": `\${${call}} \\\${${call}}`,
  "script end": `</script><script>${call}</script><img src=x onerror=${call}> <!-- ]]>`,
  "line separators": `a\u2028${call}\u2029${call}\u0085${call}`,
  "raw newlines": `a\n${call}\r\n${call}\r${call}\v${call}\f${call}`,
  "NUL and controls": `a\0${call}\u0007\b\u001b[2J\u001b]0;${call}\u0007\u009b31m`,
  "bidi marks": `\u202e${call}\u202c\u2066${call}\u2069\u200f\ufeff`,
  "lone surrogates": `\ud800${call}\udfff`,
  "regex end": `/; ${call}; /g.test([`,
  "regex breaker": `(?<a>[${call}(`,
  handlebars: `{{{${call}}}} {{${call}}} {{#if ${call}}}x{{/if}} {{code ${call}}} {{> ${call}}}`,
  markdown: `\n\n# ${call}\n\`\`\`\n<script>${call}</script>\n| [x](javascript:${call}) | ![y](//x) |\n---\n`,
  "closing brackets": `}]); ${call}; ({ a: [ }`,
  "type breaker": `string; ${marker}: any } & { x: typeof ${marker}; y<T = ${marker}> = `,
  "broken identifier": `1 ${marker} -+.;=${marker}`,
  "unicode escapes": `\\u0022; ${call}; \\u{22} \\x22 \\u002a\\u002f ${call}`,
  "compiler directives": `@ts-ignore @ts-nocheck @jsx ${marker} @import ${marker}`,
  "compiler directives on lines": `x\n// @ts-ignore\n@ts-expect-error\n/// <reference path="${marker}" />\n@ts-nocheck`,
  "source map": `x\n//# sourceMappingURL=${marker}\n//# sourceURL=${marker}\n//@ sourceMappingURL=${marker}`,
  hashbang: `#!/${marker}\n--> ${call}`,
  traversal: `../../../../../../tmp/${marker}`,
  "absolute path": `/tmp/${marker}`,
  "windows path": `C:\\${marker}\\..\\..\\${marker}`,
  "device name": "CON",
  dots: "..",
  nothing: "",
  blank: " \t ",
  "very long": `${marker}-`.repeat(600),
  "file URL": `file:///etc/passwd#${marker}`,
  "private URL": `http://127.0.0.1:1/${marker}`,
  "script URL": `javascript:${call}//`,
  prototype: "__proto__",
  constructor: "constructor",
  "inherited name": "hasOwnProperty",
  "reserved word": "class",
  await: "await",
  global: "Promise",
  "runtime name": "ApiError",
  "reserved type": "any",
  "local name": "transport",
  "name of a promise": "then",
  "other scripts": `ﬁ${marker}İ\u0301ǅ𝒳`,
};

export const textPayloads: readonly (Payload & { readonly value: string })[] = Object.entries(texts).map(
  ([name, value]) => ({ name, value }),
);

/** What can be a value alone: something else than what belongs there, with text in it. */
export const valuePayloads: readonly Payload[] = [
  ...textPayloads,
  { name: "array", value: [`a: ${call}`, [`b: ${call}`]] },
  { name: "empty array", value: [] },
  { name: "object", value: { [`*/ ${call}`]: `"; ${call}`, length: 3, toString: marker } },
  { name: "empty object", value: {} },
  { name: "reference", value: { $ref: `#/${marker}` } },
  {
    name: "prototype object",
    value: JSON.parse(`{"__proto__":{"${call}":1},"constructor":{"prototype":{"${call}":1}}}`) as Json,
  },
  { name: "numeric text", value: `99).default(${call}` },
  { name: "number", value: 7.5e300 },
  { name: "negative zero", value: -0 },
  { name: "null", value: null },
  { name: "true", value: true },
  { name: "false", value: false },
];
