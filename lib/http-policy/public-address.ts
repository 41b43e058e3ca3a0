/** How `proxy.ts` tells the redirecting route what was asked for. */
export const ASKED_PATH_HEADER = "x-asked-path";

/** The route that redirects: `app/api/public-address`. */
export const PUBLIC_ADDRESS_PATH = "/api/public-address";

/** Always at the public origin, whoever wrote the path. */
export function publicAddress(publicOrigin: string, askedPath: string | null): string {
  return new URL(publicOrigin + (askedPath?.startsWith("/") ? askedPath : "/")).href;
}

/** Where Entra sends the browser back to: `app/auth/redirect`. The one page that may be framed, by ourselves. */
export const BRIDGE_PATH = "/auth/redirect";
