import { defineConfig } from "vitest/config";
import soak from "./vitest.config";

/** The same on a PostgreSQL server. */
export default defineConfig({
  ...soak,
  test: {
    ...soak.test,
    globalSetup: "lib/tooling/postgres/global-setup.ts",
    setupFiles: "lib/db/fixtures/database-of-this-file.ts",
  },
});
