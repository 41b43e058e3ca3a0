import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { EmulatorOnlyReporter } from "./emulator-only-reporter";
import { isLive } from "./live-settings";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  cacheDir: fileURLToPath(new URL("../../../node_modules/.vite-fidelity", import.meta.url)),
  test: {
    include: ["*.test.ts"],
    passWithNoTests: false,
    allowOnly: false,
    reporters: ["default", new EmulatorOnlyReporter()],
    maxWorkers: isLive ? 1 : 2,
    // The SDKs take longer to load than most files to run, and no file keeps anything outside its own target.
    isolate: false,
    // In front of Azure a test waits for real replicas.
    testTimeout: isLive ? 900_000 : 30_000,
    hookTimeout: isLive ? 900_000 : 60_000,
  },
});
