import { json, type Reply } from "../http/reply";
import { publicKeyOf } from "../identity/signing-key";
import type { EmulatorState } from "../state/model";
import { issuerV2, type Authority } from "./authority";

/** The newest key first. Without Entra's `x5t` and `x5c`: there are no certificates. */
export function publishedKeys(state: EmulatorState, origin: string, { tenant }: Authority): Reply {
  const keys = [publicKeyOf(state.signingKey), ...[...state.entra.previousKeys].reverse()];
  const issuer = issuerV2(origin, tenant?.tenantId);
  return json(200, { keys: keys.map((key) => ({ ...key, use: "sig", issuer })) });
}
