import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { StoreKind } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { ping } from "@/lib/db/ping";
import { logger } from "@/lib/log/logger";

export interface Dependency {
  readonly name: "store" | "azure";
  readonly isUp: boolean;
  /** Which kind it is, where there are several. */
  readonly kind?: string;
}

const TIME_LIMIT_MS = 3_000;
/** However often it is asked, Azure hears from one process no more often than this. */
const KEPT_MS = 2_000;

let latest: { readonly atMs: number; readonly answer: Promise<readonly Dependency[]> } | undefined;

/** What this process cannot work without. Answers within a few seconds, whatever hangs. */
export function checkHealth(nowMs: number = Date.now()): Promise<readonly Dependency[]> {
  if (latest === undefined || nowMs - latest.atMs >= KEPT_MS) {
    latest = { atMs: nowMs, answer: Promise.all([checkStore(), check("azure", reachAzure)]) };
  }
  return latest.answer;
}

async function checkStore(): Promise<Dependency> {
  const kind: StoreKind = getConfiguration().database === undefined ? "embedded" : "PostgreSQL";
  return { ...(await check("store", pingStore)), kind };
}

async function check(
  name: Dependency["name"],
  attempt: (signal: AbortSignal) => Promise<void>,
): Promise<Dependency> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const limit = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error(`No answer in ${TIME_LIMIT_MS} ms.`)));
  });
  try {
    await Promise.race([attempt(signal), limit]);
    return { name, isUp: true };
  } catch (error) {
    logger.warn({ err: error, dependency: name }, "a dependency is down");
    return { name, isUp: false };
  }
}

async function pingStore(): Promise<void> {
  await ping(await getDatabase());
}

/** ARM names its cloud to anybody, without a token. Any answer of its own shows that it can be reached. */
async function reachAzure(signal: AbortSignal): Promise<void> {
  const { armEndpoint } = getConfiguration();
  const response = await fetch(`${armEndpoint}/metadata/endpoints?api-version=2022-09-01`, {
    signal,
    redirect: "manual",
    cache: "no-store",
  });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`ARM answered ${response.status}.`);
}
