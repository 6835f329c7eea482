/**
 * The layers: what each folder may import. Type imports count (`tsPreCompilationDeps`), so a layer does not know the
 * types of one above it either. The composition roots, which wire the others together, are worker/, api/main.ts, bin/
 * and prisma/seed/.
 */

/** What a folder may import besides its own files, as beginnings of paths. */
const mayImport = {
  domain: [],
  document: ["domain/"],
  mail: ["domain/"],
  record: ["domain/", "prisma/generated/"],
  // Activities as types only: `workflow-imports` below.
  workflows: ["domain/", "activities/"],
  activities: ["domain/", "document/", "mail/", "record/", "workflows/contract\\.ts$"],
  // The composition root of the worker; the schedules take their hours from the domain.
  worker: ["activities/", "domain/", "record/database\\.ts$", "workflows/contract\\.ts$", "config\\.ts$"],
  api: ["domain/", "document/", "record/", "web/", "workflows/contract\\.ts$", "config\\.ts$"],
  web: ["domain/", "record/queries/[^/]+-view\\.ts$"],
  "prisma/seed": [
    "domain/",
    "document/",
    "record/",
    // Signing in: the accounts of the example are made as the API makes them.
    "api/(?:auth|passwords|session)\\.ts$",
    "workflows/contract\\.ts$",
    "config\\.ts$",
  ],
  // A composition root of its own: the worker's parts over a scratch record.
  rehearsal: [
    "activities/",
    "domain/",
    "document/",
    "record/",
    "workflows/contract\\.ts$",
    "prisma/seed/(?:register|example-targets)\\.ts$",
  ],
  stack: ["domain/errors\\.ts$", "config\\.ts$"],
  bin: [
    "stack/",
    "config\\.ts$",
    "domain/",
    "document/",
    "record/",
    "workflows/contract\\.ts$",
    "prisma/seed/",
    "rehearsal/",
    "web/help/guide-text\\.ts$", // the papers that are made of it
  ],
};
const layers = Object.keys(mayImport);

/** Everything that is ours, whichever folder it lies in. */
const ours = `^(?:${layers.join("|")}|prisma|test|bench|docs)/|^[^/]+\\.(?:ts|js|cjs|mjs)$`;

const tableRules = layers.map((layer) => ({
  name: `${layer.replace("/", "-")}-imports`,
  comment: `${layer}/ may import ${mayImport[layer].join(", ") || "nothing of ours"} and itself.`,
  severity: "error",
  from: { path: `^${layer}/` },
  to: { path: ours, pathNot: [layer + "/", ...mayImport[layer]].map((prefix) => `^${prefix}`) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: "domain-is-pure",
      comment: "No package and no module of Node's: no clock, no I/O, no zod.",
      severity: "error",
      from: { path: "^domain/" },
      to: { pathNot: "^domain/" },
    },
    {
      name: "workflow-imports",
      comment: "A workflow knows the types of activities and calls them through Temporal.",
      severity: "error",
      from: { path: "^workflows/" },
      to: { path: "^activities/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "workflow-packages",
      comment:
        "Workflows run in Temporal's sandbox; zod schemas and Prisma would be held by each cached one.",
      severity: "error",
      from: { path: "^workflows/" },
      to: {
        pathNot: [
          "^(?:workflows|domain|activities)/",
          "(?:^|/)node_modules/@temporalio/(?:workflow|common)/",
        ],
      },
    },
    {
      name: "pages-know-types-of-views",
      comment: "What a page shows is handed to it; it asks the record nothing.",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^record/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-user-of-prisma",
      severity: "error",
      from: { pathNot: "^(?:test/)?record/|^prisma/" },
      to: { path: "^prisma/generated/" },
    },
    {
      name: "prisma-client-package",
      comment: "Bought through the generated client; the drift check and the migrations speak to its engine.",
      severity: "error",
      from: { pathNot: "^(?:record|prisma|stack)/|^prisma\\.config\\.ts$" },
      to: { path: "(?:^|/)node_modules/(?:@prisma|prisma)/" },
    },
    {
      name: "temporal-client-stays-out-of-the-record",
      comment: "The record needs PostgreSQL alone; pages, mails and documents need nothing.",
      severity: "error",
      from: { path: "^(?:record|document|mail|web)/" },
      to: { path: "(?:^|/)node_modules/@temporalio/" },
    },
    {
      name: "config-is-read-at-the-entry",
      comment: "Only entry points read the environment and pass values down.",
      severity: "error",
      from: {
        path: "^(?:api|worker)/",
        pathNot: "^(?:api|worker)/main\\.ts$",
      },
      to: { path: "^config\\.ts$" },
    },
    {
      name: "config-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^config\\.ts$" },
      to: { path: ours },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^(?:test|bench)/" },
      to: { path: "^(?:test|bench|docs)/" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that imports nothing and that nothing imports does no work.",
      severity: "error",
      from: { orphan: true, path: `^(?:${layers.join("|")})/`, pathNot: "^bin/" },
      to: {},
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere would slip through every rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "packages-are-listed",
      severity: "error",
      from: { pathNot: "^(?:test|bench)/|^bin/unused-words\\.mjs$|^[^/]+\\.(?:js|cjs|ts)$" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    exclude: {
      path: "^(?:dist|coverage|\\.data|\\.cache|web/scripts|bench/peers)/|^prisma/generated/(?!client\\.ts)",
    },
    doNotFollow: { path: "(?:^|/)node_modules/|^prisma/generated/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    detectProcessBuiltinModuleCalls: true,
  },
};
