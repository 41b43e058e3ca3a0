// The rules for imports between files of this project, one entry per rule. Each has a planted violation in
// lib/tooling/boundaries.test.ts, because a rule that sees nothing also passes.

/**
 * @typedef {import("./rooms.mjs").Place} Place
 *
 * @typedef {object} ProjectImportRule
 * @property {string} name
 * @property {string} message
 * @property {(from: Place, to: Place, specifier: string) => boolean} refuses
 */

/** @type {Partial<Record<import("./rooms.mjs").Layer, number>>} */
const HEIGHT = { foundation: 0, service: 1, feature: 2, components: 3, app: 4 };

const COMPONENTS_MAY_IMPORT = ["model", "schema", "actions"];
// The shape of every action's answer. It lives with the action factory and holds types only.
const ACTION_RESULT = "lib/actions/action-result";
// They run outside the dashboard's bundle, where nothing resolves @/.
const ALWAYS_RELATIVE = ["emulator", "tooling", "e2e", "root"];
const SQL_ROOMS = ["db", "audit", "history"];
const STORING_SERVICES = ["operations", "sessions", "leases"];

/** @type {readonly ProjectImportRule[]} */
export const PROJECT_IMPORT_RULES = [
  {
    name: "one-way",
    message: "Imports go one way: app → components → features → services → foundations.",
    refuses: (from, to) => {
      const fromHeight = heightOf(from);
      const toHeight = to.layer === "root" ? HEIGHT.app : HEIGHT[to.layer];
      return fromHeight !== undefined && toHeight !== undefined && toHeight > fromHeight;
    },
  },
  {
    name: "known-room",
    message: "This room is not in lib/tooling/eslint/rooms.mjs, so nothing says who may import it.",
    refuses: (_, to) => to.path.startsWith("lib/") && to.layer === "unknown",
  },
  {
    name: "feature-models-only",
    message: "A feature imports from another one its model.ts only; pages compose features.",
    refuses: (from, to) =>
      from.layer === "feature" && to.layer === "feature" && from.room !== to.room && to.file !== "model",
  },
  {
    name: "components-import-the-surface",
    message: "Components import from lib only model.ts, schema.ts, actions.ts and the foundations.",
    refuses: (from, to) =>
      from.layer === "components" &&
      (to.layer === "service" || to.layer === "feature") &&
      !COMPONENTS_MAY_IMPORT.includes(to.file) &&
      withoutExtension(to.path) !== ACTION_RESULT,
  },
  {
    name: "sql-stays-in-stores",
    message: "SQL is known to lib/db, lib/audit, lib/history and the store.ts of a room.",
    refuses: (from, to) =>
      withoutExtension(to.path) === "lib/db/sql" && !SQL_ROOMS.includes(from.room) && !isStore(from),
  },
  {
    name: "emulator-is-a-process",
    message:
      "The local Azure is a process of its own, reached over HTTP; only tests and tooling may import it.",
    refuses: (from, to) =>
      to.layer === "emulator" && from.layer !== "emulator" && from.layer !== "tooling" && !from.isTest,
  },
  {
    name: "emulator-stands-alone",
    message: "The local Azure imports nothing of the rest, so that one mistake cannot hide in both.",
    refuses: (from, to) => from.layer === "emulator" && to.layer !== "emulator",
  },
  {
    name: "tooling-is-not-imported",
    message:
      "Tooling starts and checks the product; nothing imports it but the configuration files at the root. Browser tests start a database with it.",
    refuses: (from, to) =>
      to.layer === "tooling" &&
      !["tooling", "root"].includes(from.layer) &&
      !isDatabaseOfBrowserTests(from, to),
  },
  {
    name: "e2e-stands-alone",
    message:
      "Browser tests know addresses, roles and the control endpoint, and import nothing from the product.",
    refuses: (from, to) => from.layer === "e2e" && to.layer !== "e2e" && !isDatabaseOfBrowserTests(from, to),
  },
  {
    name: "e2e-is-not-imported",
    message: "Nothing imports the browser tests.",
    refuses: (from, to) => to.layer === "e2e" && from.layer !== "e2e" && from.layer !== "root",
  },
  {
    name: "relative-within-a-room",
    message: "Imports are relative within a room and start with @/ across rooms.",
    refuses: (from, to, specifier) => {
      if (ALWAYS_RELATIVE.includes(from.layer)) return specifier.startsWith("@/");
      const isSameRoom = from.layer === to.layer && from.room === to.room;
      return specifier.startsWith("@/") === isSameRoom && from.layer !== "app";
    },
  },
];

/**
 * @param {Place} from
 * @param {Place} to
 */
const isDatabaseOfBrowserTests = (from, to) =>
  from.path.startsWith("e2e/fixtures/") && to.path.startsWith("lib/tooling/postgres/");

/** @param {Place} from */
function heightOf(from) {
  return HEIGHT[from.layer];
}

/** @param {Place} from */
const isStore = (from) =>
  (from.layer === "feature" || STORING_SERVICES.includes(from.room)) &&
  /^(\w+-)?store(\.test)?$/.test(from.file);

/** @param {string} path */
const withoutExtension = (path) => path.replace(/\.(tsx?|mts|mjs)$/, "");
