import { randomUUID } from "node:crypto";
import type { Instrumentation } from "next";
import { ConfigurationError } from "./lib/config/configuration-error";
import { getConfiguration } from "./lib/config/configuration";
import { misspeltSettings } from "./lib/config/misspelt-settings";
import { closeDatabase, getDatabase } from "./lib/db/get-database";
import { StoreRefusal } from "./lib/db/store-refusal";
import { thinDaily } from "./lib/history/thin-daily";
import { nameThePeer } from "./lib/http-policy/name-the-peer";
import { hearSessionEnds } from "./lib/sessions/session-end";
import { spareNextTrace } from "./lib/http-policy/spare-next-trace";
import { refuseLocalAzure } from "./lib/lifecycle/refuse-local-azure";
import { startShutdown } from "./lib/lifecycle/shutdown";
import { logger } from "./lib/log/logger";
import { numberRequests } from "./lib/log/request-id";
import { ownWatchers } from "./lib/tracking/watchers";

/** Next waits for open responses to end; what still hangs after this long is cut off. */
const GRACE_MS = 10_000;

/** Refuses to serve, in words, with a configuration or a store that cannot work. */
export async function start(): Promise<void> {
  try {
    await refuseLocalAzure(getConfiguration());
    for (const sentence of misspeltSettings(Object.keys(process.env))) logger.warn(sentence);
    hearSessionEnds(await getDatabase());
    ownWatchers();
    thinDaily();
  } catch (error) {
    const isExpected = error instanceof ConfigurationError || error instanceof StoreRefusal;
    if (isExpected) process.stderr.write(`${error.message}\n`);
    else logger.fatal({ err: error }, "the dashboard could not start");
    process.exit(1);
  }
  spareNextTrace();
  nameThePeer();
  numberRequests(randomUUID);
  process.once("SIGTERM", () => stop(143));
  process.once("SIGINT", () => stop(130));
}

function stop(exitCode: number): void {
  startShutdown();
  setTimeout(() => {
    logger.warn("some responses did not end in time and were cut off");
    void closeDatabase().finally(() => process.exit(exitCode));
  }, GRACE_MS).unref();
}

/** What a page or a route handler threw, with the digest that the person's error page shows. */
export function recordRequestError(
  ...[error, request, context]: Parameters<Instrumentation.onRequestError>
): void {
  const digest =
    typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  logger.error(
    {
      err: error,
      digest,
      method: request.method,
      // Without the query: it can hold what a person typed.
      path: request.path.split("?")[0],
      requestId: request.headers["x-request-id"],
      route: context.routePath,
      routeType: context.routeType,
    },
    "a request failed",
  );
}
