import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { refuseTakenPort } from "./ports.mjs";
import { exitCodeOf, Refused } from "./refused.mjs";
import { startDashboard } from "./start-dashboard.mjs";
import { startEmulator } from "./start-emulator.mjs";
import { readStartSettings } from "./start-settings.mjs";
import { stopSignal } from "./stop-signal.mjs";
import { waitForAnswer } from "./wait-for-answer.mjs";

const START_MS = 90_000;

/** @param {{ isDev: boolean }} options */
export function startAll({ isDev }) {
  return exitCodeOf(async () => {
    const settings = readStartSettings(process.env);
    await ensureInstalled();
    if (!isDev) await ensureBuilt();
    await refuseTakenPort(settings.port, "PORT");
    if (settings.azureMode === "emulator") await refuseTakenPort(settings.emulatorPort, "EMULATOR_PORT");
    return runUntilStopped(settings, { isDev });
  });
}

/**
 * @param {import("./start-settings.mjs").StartSettings} settings
 * @param {{ isDev: boolean }} options
 */
async function runUntilStopped(settings, { isDev }) {
  /** @type {import("./long-running-child.mjs").LongRunningChild[]} */
  const children = [];
  const asked = stopSignal(() => children.forEach((child) => child.kill()));
  try {
    const starters = [
      ...(settings.azureMode === "emulator" ? [() => startEmulator(settings)] : []),
      () => startDashboard(settings, { isDev }),
    ];
    for (const start of starters) {
      const { child, answersAt, statuses } = start();
      children.push(child);
      const outcome = await Promise.race([
        waitForAnswer(answersAt, statuses, START_MS),
        endOfAny(children),
        asked,
      ]);
      if (outcome === "asked to stop") return 0;
      if (outcome === undefined)
        throw new Refused(`${child.name} did not answer at ${answersAt} within ${START_MS / 1000} s.`);
      if (outcome.status === 503) console.log(`Not everything is in order yet:\n${outcome.body}`);
    }
    console.log(`\nReplica Map: ${settings.publicOrigin}\nCtrl-C stops it.`);
    await Promise.race([asked, endOfAny(children)]);
    return 0;
  } finally {
    // The dashboard first: it may still be talking to the local Azure.
    for (const child of children.toReversed()) await child.stop();
  }
}

/**
 * @param {readonly import("./long-running-child.mjs").LongRunningChild[]} children
 * @returns {Promise<never>}
 */
function endOfAny(children) {
  return Promise.race(
    children.map(async ({ name, ended }) => {
      const how = await ended;
      throw new Refused(`${name} ended by itself (${how}), so everything is stopped.`);
    }),
  );
}
