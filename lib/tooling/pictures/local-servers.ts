import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../ports.mjs";
import { startDashboard } from "../start-dashboard.mjs";
import { startEmulator } from "../start-emulator.mjs";
import { Refused } from "../refused.mjs";
import { waitForAnswer } from "../wait-for-answer.mjs";

const START_MS = 120_000;

export interface LocalServers {
  readonly dashboardOrigin: string;
  readonly emulatorOrigin: string;
}

/** A local Azure and a dashboard on free ports with nothing in their stores, for as long as `use` runs. */
export async function withLocalServers(use: (servers: LocalServers) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "replica-map-pictures-"));
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const publicOrigin = `http://localhost:${port}`;
  // The children take these from our environment; what the person has set must not reach them.
  Object.assign(process.env, { DATA_DIR: dataDir, EMULATOR_STATE_FILE: "", EMULATOR_SCENARIO: "contoso" });
  for (const name of ["ARM_ENDPOINT", "EMULATOR_SPEED"]) Reflect.deleteProperty(process.env, name);
  const settings = { port, publicOrigin, isLoopback: true, azureMode: "emulator", emulatorPort } as const;
  const children: { readonly stop: () => Promise<void> }[] = [];
  try {
    for (const start of [() => startEmulator(settings), () => startDashboard(settings, { isDev: false })]) {
      const { child, answersAt, statuses } = start();
      children.unshift(child);
      const answer = await waitForAnswer(answersAt, statuses, START_MS);
      if (answer === undefined) throw new Refused(`${child.name} did not answer at ${answersAt}.`);
    }
    await use({ dashboardOrigin: publicOrigin, emulatorOrigin: `http://localhost:${emulatorPort}` });
  } finally {
    for (const child of children) await child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
