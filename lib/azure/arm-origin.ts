import "server-only";

import { isLoopbackOrigin } from "@/lib/config/loopback";

export function isLoopbackHttp(url: URL): boolean {
  return url.protocol === "http:" && isLoopbackOrigin(url.origin);
}

export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** True for a URL that may be called with an ARM token: at ARM's own origin, over https or on this machine. */
export function isAtArmOrigin(url: string, armEndpoint: string): boolean {
  const target = parseUrl(url);
  if (!target) return false;
  return (
    target.origin === new URL(armEndpoint).origin && (target.protocol === "https:" || isLoopbackHttp(target))
  );
}
