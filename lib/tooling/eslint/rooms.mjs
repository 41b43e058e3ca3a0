// Which rooms exist and how high each stands: app → components → features → services → foundations.
// A new room is a line here, so that it is seen in review.

const FOUNDATIONS = ["errors", "resource-id", "regions", "hexgrid", "endpoints"];

const SERVICES = [
  "config",
  "db",
  "auth",
  "entra",
  "sessions",
  "azure",
  "audit",
  "history",
  "actions",
  "operations",
  "log",
  "http-policy",
  "lifecycle",
  "leases",
  "live",
  "metrics",
  "rate-limit",
];

const FEATURES = [
  "registry",
  "fleet",
  "sign-in",
  "replication",
  "tracking",
  "plan",
  "requests",
  "notifications",
  "walls",
  "propagation",
];

/** Rooms of their own: programs beside the dashboard. */
const PROGRAMS = ["emulator", "tooling"];

/**
 * @typedef {"app" | "components" | "feature" | "service" | "foundation" | "emulator" | "tooling" | "e2e" | "root" | "unknown"} Layer
 *
 * @typedef {object} Place
 * @property {Layer} layer
 * @property {string} room the folder under lib or components, or ""
 * @property {string} file the rest of the path without its extension, such as "model" or "fidelity/target"
 * @property {boolean} isTest a test, or something that only tests use, in a folder called fixtures
 * @property {string} path
 */

/**
 * Where a file stands.
 *
 * @param {string} path relative to the project, with forward slashes; the extension may be missing
 * @returns {Place}
 */
export function placeOf(path) {
  const [top = "", second = "", ...rest] = path.split("/");
  const isTest = /\.(test|soak)(\.\w+)?$|\/fixtures\//.test(path);
  const isInRoom = (top === "lib" || top === "components") && rest.length > 0;
  const room = isInRoom ? second : "";
  const file = (isInRoom ? rest.join("/") : path).replace(/\.(tsx?|mts|mjs)$/, "");
  return { layer: layerOf(top, second, path), room, file, isTest, path };
}

/**
 * @param {string} top
 * @param {string} second
 * @param {string} path
 * @returns {Layer}
 */
function layerOf(top, second, path) {
  if (!path.includes("/")) return "root";
  if (top === "app" || top === "components" || top === "e2e") return top;
  if (top !== "lib") return "unknown";
  if (FOUNDATIONS.includes(second)) return "foundation";
  if (SERVICES.includes(second)) return "service";
  if (FEATURES.includes(second)) return "feature";
  if (PROGRAMS.includes(second)) return second === "emulator" ? "emulator" : "tooling";
  return "unknown";
}
