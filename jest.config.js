// One runner. The first projects need no server (`bin/test --fast`); the others say what they need.
const base = {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "es6" },
      },
    ],
  },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.data/", "<rootDir>/.cache/"],
};

const project = (name, needs = []) => ({
  ...base,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  testEnvironmentOptions: { needs },
});

/** On a PostgreSQL of the run; compiled, because jest resolves no ".ts" there. */
const onRecord = (name, needs) => ({
  ...project(name, needs),
  globalSetup: "<rootDir>/dist/test/global-setup.js",
  globalTeardown: "<rootDir>/dist/test/global-teardown.js",
});

export default {
  testTimeout: 60_000,
  // Two cores; each worker of jest holds a client of the record or a browser.
  maxWorkers: 2,
  projects: [
    project("domain"),
    project("document"),
    project("mail"),
    project("web"),
    project("docs"),
    project("stack", ["postgresql"]),
    onRecord("record"),
    onRecord("api"),
    onRecord("contract", ["schemathesis"]),
    onRecord("activities"),
    onRecord("workflows", ["temporal"]),
    onRecord("rehearsal", ["temporal"]),
    onRecord("browser", ["browser"]),
    onRecord("start", ["temporal", "browser"]),
  ],
};
