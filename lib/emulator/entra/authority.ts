import { entraError } from "../errors/entra-error";
import type { EmulatorState, Person } from "../state/model";
import { appRegistrationOf } from "./app-registration";

type Tenant = EmulatorState["tenants"][number];

/** Whose sign-in an address is: one tenant's, or that of anybody with a work account. */
export interface Authority {
  /** As it stands in the addresses that are given out. */
  readonly segment: string;
  /** Undefined: any of them. */
  readonly tenant: Tenant | undefined;
}

const ANY_TENANT = ["common", "organizations"];

export function authorityOf(state: EmulatorState, segment: string): Authority {
  const name = segment.toLowerCase();
  if (ANY_TENANT.includes(name)) return { segment: name, tenant: undefined };
  if (name === "consumers") {
    const { clientId, displayName } = appRegistrationOf(state);
    throw entraError.workAccountsOnly(clientId, displayName);
  }
  const tenant = state.tenants.find((one) => one.tenantId === name || one.domain === name);
  if (tenant === undefined) throw entraError.tenantNotFound(segment);
  return { segment: tenant.tenantId, tenant };
}

export const belongsTo = (authority: Authority, person: Person): boolean =>
  person.kind === "User" && (authority.tenant === undefined || authority.tenant.tenantId === person.tenantId);

export const nameOf = (authority: Authority): string => authority.tenant?.name ?? authority.segment;

/** Of version 2.0; for any tenant it has Entra's own placeholder. */
export const issuerV2 = (origin: string, tenantId: string | undefined): string =>
  `${origin}/${tenantId ?? "{tenantid}"}/v2.0`;

/** The person behind an object id, who may have gone with another scenario. */
export const findAccount = (state: EmulatorState, objectId: string): Person | undefined =>
  state.people.find((one) => one.kind === "User" && one.objectId === objectId);
