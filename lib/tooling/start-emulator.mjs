import { startChild } from "./long-running-child.mjs";

const BANNER = /^Local Azure on http/;

/** @param {import("./start-settings.mjs").StartSettings} settings */
export function startEmulator(settings) {
  const child = startChild({
    name: "The local Azure",
    args: ["--import", "tsx", "lib/emulator/main.ts"],
    env: { ...process.env, EMULATOR_PORT: String(settings.emulatorPort) },
    banner: BANNER,
  });
  return {
    child,
    answersAt: `http://127.0.0.1:${settings.emulatorPort}/metadata/endpoints`,
    statuses: [200],
  };
}
