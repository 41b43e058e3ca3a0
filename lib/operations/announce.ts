import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { notify } from "@/lib/db/notify";
import { logger } from "@/lib/log/logger";

/**
 * Tells every process on this store that something of ours was started or changed on a registry.
 *
 * Never throws: whoever watches looks again by itself, only later.
 */
export async function announceOperationChange(registryId: string): Promise<void> {
  try {
    await notify(await getDatabase(), "operations", registryId);
  } catch (error) {
    logger.warn({ err: error, registryId }, "nobody was told of an operation's change");
  }
}
