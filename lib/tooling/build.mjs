import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { exitCodeOf } from "./refused.mjs";

process.exitCode = await exitCodeOf(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return 0;
});
