/** The stages, in the order in which the data flows: a stage imports only from those before it. */
const stages = ["kernel", "config", "load", "select", "model", "emit", "verify", "write", "contract"];

const onlyEarlier = stages.map((stage, index) => ({
  name: `stage-order-${stage}`,
  comment: `${stage} imports only from the stages before it`,
  severity: "error",
  from: { path: `^generator/${stage}/` },
  to: { path: "^generator/", pathNot: `^generator/(${stages.slice(0, index + 1).join("|")})/` },
}));

/** Each of these is imported by one module alone, so that another can take its place. */
const seams = [
  ["handlebars", "emit/templates/template-renderer\\.ts"],
  ["openapi-typescript", "emit/schema/schema-worker\\.ts"],
  ["ts-morph", "verify/type-check\\.ts"],
  ["oxc-parser", "verify/(verify|statements)\\.ts"],
  ["jiti", "cli/"],
  ["commander", "cli/"],
  ["vitest", "contract/"],
  ["@stoplight/prism-.*", "contract/"],
];

module.exports = {
  forbidden: [
    ...onlyEarlier,
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "cli-is-last",
      comment: "only the program's entry imports the command line",
      severity: "error",
      from: { pathNot: "^generator/cli/" },
      to: { path: "^generator/cli/" },
    },
    ...seams.map(([name, owner]) => ({
      name: `seam-${name}`,
      severity: "error",
      from: { path: "^generator/", pathNot: `^generator/${owner}` },
      to: { path: `node_modules/${name}/` },
    })),
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default"] },
  },
};
