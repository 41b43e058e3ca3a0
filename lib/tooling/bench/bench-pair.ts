import { signInOverHttp } from "../sign-in-over-http";
import type { BenchServer, startBenchServer } from "./bench-server";
import { NEXT_BIN } from "./empty-app";

export interface BenchPair {
  readonly emulator: BenchServer;
  readonly dashboard: BenchServer;
  /** Of somebody who may do everything. */
  readonly cookie: string;
}

/** A local Azure with one scenario, the dashboard on it, and somebody who is signed in. */
export async function startPair(
  start: typeof startBenchServer,
  scenario: string,
  dataDir: string,
): Promise<BenchPair> {
  const emulator = await start({
    name: "The local Azure",
    args: () => ["--import", "tsx", "lib/emulator/main.ts"],
    env: (port) => ({ EMULATOR_PORT: String(port), EMULATOR_SCENARIO: scenario, EMULATOR_STATE_FILE: "" }),
    answersAt: "/metadata/endpoints",
  });
  const dashboard = await start({
    name: "The dashboard",
    args: (port) => [NEXT_BIN, "start", "-p", String(port), "-H", "127.0.0.1"],
    env: (port) => ({
      PORT: String(port),
      PUBLIC_ORIGIN: `http://localhost:${port}`,
      REPLICA_MAP_AZURE: "emulator",
      EMULATOR_PORT: String(emulator.port),
      ARM_ENDPOINT: emulator.origin,
      DATA_DIR: dataDir,
    }),
    answersAt: "/api/health",
  });
  const cookie = await signInOverHttp({
    dashboardOrigin: dashboard.origin,
    emulatorOrigin: emulator.origin,
  });
  return { emulator, dashboard, cookie };
}
