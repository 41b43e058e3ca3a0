import { defineConfig } from "vitest/config";
import base from "../../../vitest.config";
import { PROJECT_ROOT } from "../project-root.mjs";
import { storeTests } from "../test-run/store-tests";

/** The tests that lead to the store once more, on a PostgreSQL server. */
export default defineConfig({
  ...base,
  root: PROJECT_ROOT,
  test: {
    ...base.test,
    include: storeTests(),
    exclude: ["node_modules/**"],
    globalSetup: "lib/tooling/postgres/global-setup.ts",
    setupFiles: "lib/db/fixtures/database-of-this-file.ts",
  },
});
