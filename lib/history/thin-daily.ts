import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import { logger } from "@/lib/log/logger";
import { thinHistory } from "./store";

const DAY_MS = 24 * 60 * 60_000;

/** Now, and then once a day. Several instances may do it at the same time: what is gone is gone. */
export function thinDaily(): void {
  void thinOnce();
  setInterval(() => void thinOnce(), DAY_MS).unref();
}

async function thinOnce(): Promise<void> {
  const olderThan = new Date(Date.now() - getConfiguration().historyDays * DAY_MS);
  try {
    await thinHistory(await getDatabase(), olderThan.toISOString());
  } catch (error) {
    logger.warn({ err: error }, "the history could not be thinned; it is tried again tomorrow");
  }
}
