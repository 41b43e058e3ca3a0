import type { EmulatorState, Person } from "../state/model";

export interface AppRegistration {
  readonly clientId: string;
  readonly displayName: string;
  /** Of the API that the application offers itself; `requestedAccessTokenVersion` is 2. */
  readonly appIdUri: string;
}

export const OWN_API_PERMISSION = "access_as_user";

/** The one application that people sign in to, in every tenant. Its identity in Azure has the same id. */
export function appRegistrationOf(state: EmulatorState): AppRegistration {
  const { principalName: clientId, displayName } = applicationOf(state);
  return { clientId, displayName, appIdUri: `api://${clientId}` };
}

/** What the application is in its own tenant, where it has rights. */
export function applicationOf(state: EmulatorState): Person {
  const application = state.people.find((one) => one.kind === "Application");
  if (application === undefined) throw new Error("The scenario has no application.");
  return application;
}

export function isRegisteredRedirect(state: EmulatorState, redirectUri: string): boolean {
  const sent = comparable(redirectUri);
  return sent !== undefined && state.entra.redirectUris.some((one) => comparable(one) === sent);
}

function comparable(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  // A fragment or credentials never match, and neither does another spelling of the same address.
  if (url.hash !== "" || url.username !== "" || url.password !== "") return undefined;
  if (uri !== url.href && `${uri}/` !== url.href) return undefined;
  if (url.hostname === "localhost") url.port = "";
  return url.href;
}
