import "server-only";
import { getConfiguration } from "@/lib/config/configuration";

/** What stands behind the # is sent to no server, so it is in no log of one. */
export function wallAddress(wallId: string, secret: string): string {
  return `${getConfiguration().publicOrigin}/wall/${wallId}#${secret}`;
}
