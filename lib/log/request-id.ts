import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

export const REQUEST_ID_HEADER = "x-request-id";

// The server has several bundles, each with its own copy of this module; a request goes through all of them.
const KEY = Symbol.for("replica-map.request-id");
const place = globalThis as typeof globalThis & { [KEY]?: AsyncLocalStorage<string> | undefined };

function current(): AsyncLocalStorage<string> {
  return (place[KEY] ??= new AsyncLocalStorage<string>());
}

/** Of the request that led here, also through timers that it set; undefined outside of any. */
export function currentRequestId(): string | undefined {
  return current().getStore();
}

/**
 * Gives every request an id: in its headers, for the trail and the answer, and in all that is logged on its behalf.
 *
 * What a client sends under this name is thrown away: it would be written into the log as it is.
 */
export function numberRequests(makeId: () => string): void {
  subscribe("http.server.request.start", (message) => {
    const { headers } = (message as { request: IncomingMessage }).request;
    const id = makeId();
    headers[REQUEST_ID_HEADER] = id;
    current().enterWith(id);
  });
}
