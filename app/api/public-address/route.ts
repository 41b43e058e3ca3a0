import { getConfiguration } from "@/lib/config/configuration";
import { ASKED_PATH_HEADER, publicAddress } from "@/lib/http-policy/public-address";

/** Where `proxy.ts` sends requests that used another name of this machine. */
export function GET(request: Request): Response {
  const location = publicAddress(getConfiguration().publicOrigin, request.headers.get(ASKED_PATH_HEADER));
  return new Response(null, { status: 307, headers: { location, "cache-control": "no-store" } });
}
