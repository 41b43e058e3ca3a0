import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();

// Loaded only now, because the rest is written for the Node.js that has just been checked.
void import("./test-all.mjs")
  .then(({ testAll }) => testAll(process.argv.slice(2)))
  .then((code) => process.exit(code));
