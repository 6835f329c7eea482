// One runner, three projects: `fast` needs no server; `stack` needs PostgreSQL; `slow` needs Temporal or a browser.
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

export default {
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: "domain", testMatch: ["<rootDir>/test/domain/**/*.test.ts?(x)"] },
    { ...base, displayName: "document", testMatch: ["<rootDir>/test/document/**/*.test.ts"] },
    { ...base, displayName: "mail", testMatch: ["<rootDir>/test/mail/**/*.test.ts"] },
    { ...base, displayName: "docs", testMatch: ["<rootDir>/test/docs/**/*.test.ts"] },
    { ...base, displayName: "stack", testMatch: ["<rootDir>/test/stack/**/*.test.ts"] },
  ],
};
