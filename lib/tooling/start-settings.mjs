import { Refused } from "./refused.mjs";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * @typedef {object} StartSettings
 * @property {number} port
 * @property {string} publicOrigin
 * @property {boolean} isLoopback people reach the dashboard on this machine only
 * @property {"emulator" | "azure"} azureMode
 * @property {number} emulatorPort
 */

/**
 * What starting needs to know before anything is installed. The dashboard judges the whole environment itself.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {StartSettings}
 */
export function readStartSettings(env) {
  const port = portFrom(env, "PORT", 3000);
  const publicOrigin = originFrom(env["PUBLIC_ORIGIN"] || `http://localhost:${port}`);
  const isLoopback = LOOPBACK_HOSTS.has(new URL(publicOrigin).hostname);
  const azureMode = azureModeFrom(env, isLoopback);
  const emulatorPort = portFrom(env, "EMULATOR_PORT", 4747);
  if (azureMode === "emulator" && emulatorPort === port) {
    throw new Refused(`PORT and EMULATOR_PORT are both ${port}; give one of them another number.`);
  }
  return { port, publicOrigin, isLoopback, azureMode, emulatorPort };
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} name
 * @param {number} fallback
 */
function portFrom(env, name, fallback) {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Refused(`${name} is "${text}", which is not a port; set it to a number from 1 to 65535.`);
}

/** @param {string} text */
function originFrom(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url &&
    (url.protocol === "http:" || url.protocol === "https:") &&
    url.origin === text.replace(/\/$/, "")
  ) {
    return url.origin;
  }
  throw new Refused(
    `PUBLIC_ORIGIN is "${text}", which is not an origin; set it to scheme, host and port, such as https://replicas.example.com.`,
  );
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {boolean} isLoopback
 */
function azureModeFrom(env, isLoopback) {
  const mode = env["REPLICA_MAP_AZURE"];
  if (mode === "emulator" || mode === "azure") return mode;
  if (mode) {
    throw new Refused(`REPLICA_MAP_AZURE is "${mode}"; set it to "emulator" or to "azure".`);
  }
  if (isLoopback && !env["ENTRA_CLIENT_ID"] && !env["DATABASE_URL"]) return "emulator";
  throw new Refused(
    'Set REPLICA_MAP_AZURE to "azure" or to "emulator": PUBLIC_ORIGIN, ENTRA_CLIENT_ID or DATABASE_URL says that this is not a trial on one machine.',
  );
}
