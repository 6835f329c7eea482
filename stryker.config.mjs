/** Mutation testing of the rules: `npm run mutate`, bin/mutate.mjs, which also says how many changes the tests must notice. */
import jest from "./jest.config.js";

const rules = jest.projects.find((project) => project.displayName === "domain");

export default {
  mutate: ["domain/**/*.ts"],
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  // As bin/test.mjs starts jest.
  testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
  jest: {
    config: {
      ...rules,
      // Stryker puts this over jest.config.js, whose projects would win.
      projects: [],
      // Thousands of cases and processes of their own: the written tables are to notice by themselves.
      testPathIgnorePatterns: ["-properties\\.test\\.ts$", "zones\\.test\\.ts$"],
    },
  },
  coverageAnalysis: "perTest",
  concurrency: 2,
  // Beyond what the tests take: a machine that is busy with other things is not an endless loop.
  timeoutMS: 60_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: ".cache/mutation.json" },
  tempDirName: ".cache/stryker",
  disableTypeChecks: false,
  allowEmpty: false,
  warnings: { slow: false },
};
