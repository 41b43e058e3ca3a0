import { signInOverHttp } from "../sign-in-over-http";
import type { BenchServer } from "./bench-server";
import { NEXT_BIN } from "./empty-app";
import type { Bench } from "./with-servers";

type Start = Bench["start"];
type Variables = Readonly<Record<string, string>>;

export interface BenchPair {
  readonly emulator: BenchServer;
  readonly dashboard: BenchServer;
  /** Of somebody who may do everything. */
  readonly cookie: string;
}

/** A local Azure with one scenario, the dashboard on it, and somebody who is signed in. */
export async function startPair(start: Start, scenario: string, dataDir: string): Promise<BenchPair> {
  const emulator = await startLocalAzure(start, { EMULATOR_SCENARIO: scenario, EMULATOR_STATE_FILE: "" });
  const dashboard = await startDashboard(start, emulator, { DATA_DIR: dataDir });
  const cookie = await signInOverHttp({
    dashboardOrigin: dashboard.origin,
    emulatorOrigin: emulator.origin,
  });
  return { emulator, dashboard, cookie };
}

export function startLocalAzure(start: Start, env: Variables): Promise<BenchServer> {
  return start({
    name: "The local Azure",
    args: () => ["--import", "tsx", "lib/emulator/main.ts"],
    env: (port) => ({ EMULATOR_PORT: String(port), ...env }),
    answersAt: "/metadata/endpoints",
  });
}

interface DashboardOptions {
  readonly nodeArgs?: readonly string[];
  /** That of the one before it, for a restart. */
  readonly port?: number;
  /** Undefined: it is not waited for. */
  readonly answersAt: string | undefined;
}

export function startDashboard(
  start: Start,
  emulator: BenchServer,
  env: Variables,
  { nodeArgs = [], port, answersAt }: DashboardOptions = { answersAt: "/api/health" },
): Promise<BenchServer> {
  return start({
    name: "The dashboard",
    port,
    args: (ownPort) => [...nodeArgs, NEXT_BIN, "start", "-p", String(ownPort), "-H", "127.0.0.1"],
    env: (ownPort) => ({
      PORT: String(ownPort),
      PUBLIC_ORIGIN: `http://localhost:${ownPort}`,
      REPLICA_MAP_AZURE: "emulator",
      EMULATOR_PORT: String(emulator.port),
      ARM_ENDPOINT: emulator.origin,
      ...env,
    }),
    answersAt,
  });
}
