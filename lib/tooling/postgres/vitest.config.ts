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
    // Their clock moves on while a server is still at work, which the driver takes for a server that does not answer.
    exclude: ["node_modules/**", "app/api/live/faults/{azure,transport}.test.ts"],
    // One more than the cores of a small machine: each waits for the server now and then.
    maxWorkers: 3,
    globalSetup: "lib/tooling/postgres/global-setup.ts",
    setupFiles: "lib/db/fixtures/database-of-this-file.ts",
  },
});
