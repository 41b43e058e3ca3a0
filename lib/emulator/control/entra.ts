import { z } from "zod";
import { appRegistrationOf } from "../entra/app-registration";
import { AppCredentials, EntraCondition, FIRST_REDIRECT_URIS } from "../entra/entra-state";
import { ageSignIns } from "../entra/age-sign-ins";
import { nextMoment } from "../entra/moment";
import { retireKeys, rollKeys } from "../entra/roll-keys";
import { empty, json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { IDENTITY_HEADER, MANAGED_IDENTITY_PATH } from "../managed-identity/answer-managed-identity";
import type { Person } from "../state/model";
import { randomGuid } from "../state/random";
import { controlInput, refuseControl } from "./control-input";

const Change = z.union([
  z.strictObject({ condition: EntraCondition }),
  z.strictObject({ keys: z.enum(["roll", "retire"]) }),
  z.strictObject({ redirectUris: z.array(z.url()).min(1) }),
  z.strictObject({ credentials: AppCredentials }),
  z.strictObject({ ageMinutes: z.int().positive().max(10_080) }),
]);

export async function changeEntra(azure: LocalAzure, request: WireRequest): Promise<Reply> {
  const change = controlInput(request, Change);
  const { state } = azure;
  if ("keys" in change) {
    if (change.keys === "roll") await rollKeys(azure);
    else retireKeys(azure);
    return showEntra(azure, request);
  }
  if ("redirectUris" in change) {
    state.entra.redirectUris = change.redirectUris;
    azure.changed();
    return showEntra(azure, request);
  }
  if ("credentials" in change) {
    state.entra.credentials = change.credentials;
    azure.changed();
    return showEntra(azure, request);
  }
  if ("ageMinutes" in change) {
    ageSignIns(azure, change.ageMinutes);
    return showEntra(azure, request);
  }
  const { condition } = change;
  const { person } = condition;
  // An application has no sign-in to be asked at, but its tokens have times.
  const isMeant = ({ kind }: Person) => kind === "User" || condition.type === "token-times";
  if (person !== null && !state.people.some((one) => isMeant(one) && one.name === person)) {
    throw refuseControl(400, `There is no person ${JSON.stringify(person)} who could sign in.`);
  }
  const id = randomGuid(azure.requestRandom, 4);
  state.entra.conditions.push({ id, condition, setAtMs: nextMoment(azure), settledBy: [] });
  azure.changed();
  return json(201, { id });
}

/** Conditions and the application's credentials go, and the first redirect URIs are back; keys and sign-ins stay. */
export function clearEntra(azure: LocalAzure): Reply {
  azure.state.entra.conditions = [];
  azure.state.entra.credentials = { secrets: [], certificates: [], federated: [] };
  azure.state.entra.redirectUris = [...FIRST_REDIRECT_URIS];
  azure.changed();
  return empty(204);
}

/** Nothing secret: what a client needs to know, and what was asked for. */
export function showEntra({ state }: LocalAzure, { origin }: WireRequest): Reply {
  const { clientId, appIdUri } = appRegistrationOf(state);
  const { redirectUris, conditions } = state.entra;
  const managedIdentity = { endpoint: `${origin}${MANAGED_IDENTITY_PATH}`, header: IDENTITY_HEADER };
  return json(200, { clientId, appIdUri, tenants: state.tenants, redirectUris, conditions, managedIdentity });
}
