import { defineConfig, globalIgnores } from "eslint/config";
import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";
import { filesRule } from "./lib/tooling/eslint/files-rule.mjs";
import { importsRule } from "./lib/tooling/eslint/imports-rule.mjs";

const REACT_FOLDERS = ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"];

export default defineConfig(
  globalIgnores([
    ".next/",
    ".cache/",
    ".data/",
    "next-env.d.ts",
    "public/",
    "test-results/",
    "playwright-report/",
    "**/*.generated.*",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  // React's rules are the slow ones, and only these folders hold React.
  [...nextCoreWebVitals, ...nextTypescript].map((config) => ({ ...config, files: REACT_FOLDERS })),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { files: filesRule, imports: importsRule } } },
    rules: {
      "house/files": "error",
      "house/imports": "error",
      "max-lines": ["error", 300],
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
          message: "No re-exports: import the file that defines the thing. (no-re-export)",
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message:
            "The Content-Security-Policy blocks style attributes: use classes or SVG attributes. (no-style)",
        },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "React escapes text; markup from strings does not pass here. (no-inner-html)",
        },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Interfaces from outside are async also where our answer is ready at once.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
    },
  },
  {
    // They are programs for a terminal; the dashboard logs through lib/log.
    files: ["lib/tooling/**", "lib/emulator/**", "playwright.config.ts"],
    rules: { "no-console": "off" },
  },
  {
    // Matchers such as expect.any() are typed any.
    files: ["**/*.test.{ts,tsx}", "e2e/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    // The linter does not see casts that are written as comments.
    files: ["**/*.mjs"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  prettier,
);
