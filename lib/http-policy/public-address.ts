/** How `proxy.ts` tells the redirecting route what was asked for. */
export const ASKED_PATH_HEADER = "x-asked-path";

/** The route that redirects: `app/api/public-address`. */
export const PUBLIC_ADDRESS_PATH = "/api/public-address";

/** Always at the public origin, whoever wrote the path. */
export function publicAddress(publicOrigin: string, askedPath: string | null): string {
  return new URL(publicOrigin + (askedPath?.startsWith("/") ? askedPath : "/")).href;
}
