import { defineConfig } from "vitest/config";
import base from "../../../vitest.config";
import { PROJECT_ROOT } from "../project-root.mjs";

/** What takes too long for every change. */
export default defineConfig({
  ...base,
  root: PROJECT_ROOT,
  test: { ...base.test, include: ["app/**/*.soak.ts"], exclude: ["node_modules/**"], testTimeout: 3_600_000 },
});
