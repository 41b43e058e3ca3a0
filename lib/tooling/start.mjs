import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();

// Loaded only now, because the rest is written for the Node.js that has just been checked.
void import("./start-all.mjs")
  .then(({ startAll }) => startAll({ isDev: process.argv.includes("--dev") }))
  .then((code) => process.exit(code));
