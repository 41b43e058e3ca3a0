// Which rooms may import which packages. Each entry has a planted violation in lib/tooling/boundaries.test.ts.

/**
 * @typedef {import("./rooms.mjs").Place} Place
 *
 * @typedef {object} PackageImportRule
 * @property {string} name
 * @property {string} message
 * @property {RegExp} packages
 * @property {(from: Place) => boolean} mayImport
 */

/** @type {readonly PackageImportRule[]} */
export const PACKAGE_IMPORT_RULES = [
  {
    name: "arm-sdk-in-one-room",
    message: "Only lib/azure and the fidelity tests import the ARM packages.",
    packages: /^(@azure\/(arm|core)-|@azure-rest\/)/,
    mayImport: ({ layer, room, file }) =>
      room === "azure" || (layer === "emulator" && file.startsWith("fidelity/")),
  },
  {
    name: "msal-in-one-room",
    message: "Only components/sign-in imports msal-browser.",
    packages: /^@azure\/msal-browser(\/|$)/,
    mayImport: ({ layer, room }) => layer === "components" && room === "sign-in",
  },
  {
    name: "app-identity-in-one-room",
    message: "Only lib/auth and the fidelity tests import @azure/identity.",
    packages: /^@azure\/identity(\/|$)/,
    mayImport: ({ layer, room, file }) =>
      (layer === "service" && room === "auth") || (layer === "emulator" && file.startsWith("fidelity/")),
  },
  {
    name: "database-drivers-in-one-room",
    message: "Only lib/db, and what starts or reads a store for tests, imports a database driver.",
    packages: /^(@electric-sql\/|pg(\/|$))/,
    mayImport: ({ layer, room, file }) =>
      (layer === "service" && room === "db") ||
      (layer === "tooling" && file.startsWith("postgres/")) ||
      file === "e2e/fixtures/store",
  },
  {
    name: "tokens-verified-in-one-room",
    message: "Only lib/entra reads and verifies tokens; the local Azure issues its own.",
    packages: /^jose(\/|$)/,
    mayImport: ({ layer, room, isTest }) =>
      isTest || layer === "emulator" || (layer === "service" && room === "entra"),
  },
  {
    name: "foundations-run-anywhere",
    message: "Foundations are pure and run anywhere: no React, no Next, no Node.js built-ins.",
    packages: /^(react|react-dom|next|server-only)(\/|$)|^node:/,
    mayImport: ({ layer, isTest }) => layer !== "foundation" || isTest,
  },
  {
    name: "test-packages-in-tests",
    message: "Packages for tests are imported by tests only.",
    packages: /^(vitest|fast-check|@playwright\/test|axe-core)(\/|$)/,
    mayImport: ({ layer, file, isTest }) =>
      isTest || layer === "e2e" || layer === "root" || layer === "tooling" || file.startsWith("fidelity/"),
  },
];
