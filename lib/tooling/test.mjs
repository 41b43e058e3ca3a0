import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();

// Loaded only now, because the rest is written for the Node.js that has just been checked.
void import("./run-typescript.mjs")
  .then(({ runTypescript }) => runTypescript("lib/tooling/test-run/run-steps.ts", process.argv.slice(2)))
  .then((code) => process.exit(code));
