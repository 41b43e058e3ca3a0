import { defineConfig } from "@playwright/test";
import base from "../../../playwright.config";
import { inProject } from "../project-root.mjs";

/** What takes too long for every change, in a browser. */
export default defineConfig({
  ...base,
  testDir: inProject("e2e"),
  globalSetup: [
    inProject("lib/tooling/build-for-browser-tests.ts"),
    inProject("e2e/fixtures/global-setup.ts"),
  ],
  outputDir: inProject(".cache", "soak-tests"),
  workers: 1,
  projects: [{ name: "soak", testMatch: "*.soak.ts" }],
});
