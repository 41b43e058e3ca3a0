import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Adds the address that a connection comes from to the request's X-Forwarded-For, as a proxy does.
 *
 * Next names it only when the request brings no such header of its own; but then whoever sends one could be anybody.
 */
export function nameThePeer(): void {
  subscribe("http.server.request.start", (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const given = headers["x-forwarded-for"];
    const hops = [...(given === undefined ? [] : [given].flat()), socket.remoteAddress ?? "unknown"];
    headers["x-forwarded-for"] = hops.join(", ");
  });
}
