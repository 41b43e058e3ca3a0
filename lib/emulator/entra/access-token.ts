import type { JWTPayload } from "jose";
import { issuerOf } from "../identity/tokens";
import type { EmulatorState } from "../state/model";
import { appRegistrationOf } from "./app-registration";
import { issuerV2 } from "./authority";
import type { TokenTimes } from "./conditions";
import { pairwiseSubject, signClaims } from "./sign-claims";
import type { TokenGrant } from "./token-grant";

/** The dashboard's own API asks for tokens of version 2; Azure's services get version 1. */
export function accessToken(
  state: EmulatorState,
  grant: TokenGrant,
  origin: string,
  times: TokenTimes,
): Promise<string> {
  const { person, resource, capabilities } = grant;
  const { clientId } = appRegistrationOf(state);
  const ofItsVersion: JWTPayload =
    resource.name === "dashboard"
      ? {
          iss: issuerV2(origin, person.tenantId),
          azp: clientId,
          azpacr: "0",
          preferred_username: person.principalName,
          ...(person.appRoles.length > 0 && { roles: person.appRoles }),
          ver: "2.0",
        }
      : {
          iss: issuerOf(person.tenantId),
          acr: "1",
          appid: clientId,
          appidacr: "0",
          idtyp: "user",
          unique_name: person.principalName,
          upn: person.principalName,
          ver: "1.0",
        };
  const claims = {
    aud: resource.audience,
    ...ofItsVersion,
    name: person.displayName,
    oid: person.objectId,
    scp: resource.permission,
    sub: pairwiseSubject(person.objectId, resource.audience),
    tid: person.tenantId,
    ...(capabilities.length > 0 && { xms_cc: capabilities }),
  };
  return signClaims(state, claims, times);
}
