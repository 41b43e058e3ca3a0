import { defineConfig } from "@playwright/test";
import { findTestBrowser } from "./lib/tooling/find-chromium";

const { executablePath, env } = await findTestBrowser();

/** What waits for time to pass, or for many sign-ins: it begins first, so that no core idles at the end. */
const LONG = [
  "wall-recovery.spec.ts",
  "every-door*.spec.ts",
  "sessions-page.spec.ts",
  "store-on-postgres.spec.ts",
  "wall.spec.ts",
  "service-mode.spec.ts",
  "repair.spec.ts",
  "people.spec.ts",
  "session-life.spec.ts",
].map((name) => `**/${name}`);

export default defineConfig({
  testDir: "e2e",
  outputDir: ".cache/browser-tests",
  globalSetup: ["./lib/tooling/build-for-browser-tests.ts", "./e2e/fixtures/global-setup.ts"],
  forbidOnly: true,
  retries: 0,
  fullyParallel: true,
  // Each waits for its browser and its dashboard about half of the time.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  projects: [
    { name: "long", testMatch: LONG },
    { name: "short", testIgnore: LONG },
  ],
  use: {
    screenshot: "only-on-failure",
    // Snapshots of the page for every action take a tenth of the whole run: `--trace=retain-on-failure` has them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    locale: "en-GB",
    // Neither UTC nor the machine's zone, so that a time without its zone is noticed.
    timezoneId: "Europe/Berlin",
    launchOptions: { executablePath, env: { ...definedVariables(), ...env } },
  },
});

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
