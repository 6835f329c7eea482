// What the compiler does not see. Layers are checked by dependency-cruiser, unused code by knip, form by prettier.
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Time is an argument: the API passes its clock's now, an activity the workflow's. */
const clocks = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take `now` as an argument: nothing here reads a clock.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take `now` as an argument: nothing here reads a clock.",
  },
  {
    // `Date()` gives the present as text.
    selector: "CallExpression[callee.name='Date']",
    message: "Take `now` as an argument: nothing here reads a clock.",
  },
];

export default defineConfig(
  globalIgnores(["dist/", "prisma/generated/", ".data/", ".cache/", "coverage/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    extends: [tseslint.configs.recommended],
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs" },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["domain/**", "record/**"],
    rules: { "no-restricted-syntax": ["error", ...clocks] },
  },
  {
    // The domain gives the same answer to the same question.
    files: ["domain/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Nothing in the domain is left to chance." },
        {
          object: "process",
          property: "env",
          message: "Only entry points read the environment, through config.ts.",
        },
      ],
    },
  },
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-control-regex": "error",
      "no-fallthrough": "error",
      "no-irregular-whitespace": "error",
      // A letter with its tone mark apart is two characters to a class: [ạ] would match either.
      "no-misleading-character-class": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    // What a person starts by hand speaks to them; Prisma speaks with its engine over these streams.
    files: ["bin/**", "stack/**", "bench/**", "prisma/schema-engine.mjs"],
    rules: { "no-console": "off" },
  },
);
