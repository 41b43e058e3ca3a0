import { localIdentity } from "./local-identity.mjs";
import { startChild } from "./long-running-child.mjs";
import { inProject } from "./project-root.mjs";

const BANNER =
  /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready)|✓ Running next\.config)/;

/**
 * @param {import("./start-settings.mjs").StartSettings} settings
 * @param {{ isDev: boolean }} options
 */
export function startDashboard(settings, { isDev }) {
  // Nobody else on the network can reach a trial on this machine. A real origin has a proxy in front,
  // which may be elsewhere.
  const binding = settings.isLoopback ? ["-H", "127.0.0.1"] : [];
  const child = startChild({
    name: "The dashboard",
    args: [
      inProject("node_modules/next/dist/bin/next"),
      isDev ? "dev" : "start",
      "-p",
      String(settings.port),
      ...binding,
    ],
    env: {
      ...process.env,
      NODE_ENV: isDev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(settings.port),
      PUBLIC_ORIGIN: settings.publicOrigin,
      REPLICA_MAP_AZURE: settings.azureMode,
      EMULATOR_PORT: String(settings.emulatorPort),
      ...localIdentity(settings, process.env),
    },
    banner: BANNER,
  });
  return { child, answersAt: `http://127.0.0.1:${settings.port}/api/health`, statuses: [200, 503] };
}
