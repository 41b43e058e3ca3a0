import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Gives TRACE another name that no handler knows either.
 *
 * The fetch standard forbids a Request with that method, so Next fails on it before `proxy.ts` can refuse it.
 */
export function spareNextTrace(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.method === "TRACE") request.method = "X-TRACE";
  });
}
