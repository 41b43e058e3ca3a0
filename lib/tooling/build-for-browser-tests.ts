import { ensureBuilt } from "./ensure-built.mjs";

/** The browser tests run against the build of the sources as they are now. */
export default async function buildForBrowserTests(): Promise<void> {
  await ensureBuilt();
}
