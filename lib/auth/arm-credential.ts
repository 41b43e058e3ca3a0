import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import { forgetSessionToken, getSessionToken } from "@/lib/sessions/session-token";
import { updateChallenge } from "@/lib/sessions/store";
import { appIdentity } from "./app-identity";
import type { Caller } from "./caller";

type ArmCredential = Pick<Caller, "armToken" | "armPrincipal" | "rememberChallenge" | "forgetToken">;

/**
 * What signs a person's requests to ARM: their own token, or the app's.
 *
 * The one place that hands it out. Who gets it is judged elsewhere: by Azure in the one mode, by the permissions of
 * app roles in the other.
 */
export function armCredential(sessionId: string): ArmCredential {
  const { accessMode } = getConfiguration();
  return accessMode === "service" ? armCredentialOfTheApp() : ofThePerson(sessionId);
}

function ofThePerson(sessionId: string): ArmCredential {
  return {
    armToken: async () => {
      const { token, expiresAt } = await getSessionToken(sessionId, "arm");
      return { token, expiresOnTimestamp: expiresAt.getTime() };
    },
    rememberChallenge: async (claims) => updateChallenge(await getDatabase(), sessionId, claims),
    forgetToken: ({ expiresOnTimestamp }) =>
      forgetSessionToken(sessionId, "arm", new Date(expiresOnTimestamp)),
  };
}

/** For the access mode in which the app acts, and for what it reads by itself. */
export function armCredentialOfTheApp(): ArmCredential {
  return {
    armToken: () => appIdentity().token(),
    armPrincipal: "replica-map",
    forgetToken: async (token) => appIdentity().forget(token),
  };
}
