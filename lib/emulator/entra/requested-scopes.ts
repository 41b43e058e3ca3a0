import { entraError } from "../errors/entra-error";
import type { EmulatorState } from "../state/model";
import { appRegistrationOf, OWN_API_PERMISSION } from "./app-registration";
import { nameOf, type Authority } from "./authority";

export type ResourceName = "arm" | "registry" | "dashboard" | "graph";

export interface RequestedResource {
  readonly name: ResourceName;
  /** Audience of its tokens. */
  readonly audience: string;
  /** What the person's token may be used for there. */
  readonly permission: string;
  readonly scopes: readonly string[];
}

export interface RequestedScopes {
  readonly openId: readonly string[];
  readonly resources: readonly RequestedResource[];
}

const ARM = "https://management.azure.com";
const REGISTRY = "https://containerregistry.azure.net";
const OPEN_ID = ["openid", "profile", "email", "offline_access"];
/** A sign-in that names no resource gets a token for Microsoft Graph, as in Entra. */
const GRAPH_ID = "00000003-0000-0000-c000-000000000000";

/** Reads `scope`. Only what the scenario's tenants have is known; Graph's own permissions are not. */
export function requestedScopes(state: EmulatorState, authority: Authority, scope: string): RequestedScopes {
  const asked = scope.split(" ").filter((one) => one !== "");
  const openId = OPEN_ID.filter((one) => asked.includes(one));
  const resources = new Map<ResourceName, RequestedResource>();
  for (const one of asked.filter((each) => !OPEN_ID.includes(each))) {
    const found = resourceOf(state, authority, one);
    const sameBefore = resources.get(found.name);
    resources.set(
      found.name,
      sameBefore === undefined ? found : { ...sameBefore, scopes: [...sameBefore.scopes, one] },
    );
  }
  return { openId, resources: [...resources.values()] };
}

/** The one resource that a token is for. */
export function onlyResource({ openId, resources }: RequestedScopes): RequestedResource {
  const [first, ...others] = resources;
  if (others.length > 0) {
    throw entraError.severalResources(resources.flatMap((one) => one.scopes).join(" "));
  }
  return first ?? graph(openId.filter((one) => one !== "offline_access"));
}

/** What conditions look at; a sign-in may name several, of which the first is told in a refusal. */
export const resourceNames = (scopes: RequestedScopes): readonly ResourceName[] =>
  scopes.resources.length === 0 ? ["graph"] : scopes.resources.map((one) => one.name);

export const onlyFirstResource = ({ openId, resources }: RequestedScopes): RequestedResource =>
  onlyResource({ openId, resources: resources.slice(0, 1) });

const graph = (scopes: readonly string[]): RequestedResource => ({
  name: "graph",
  audience: GRAPH_ID,
  permission: scopes.join(" "),
  scopes,
});

/** `https://management.azure.com//.default` is permission `.default` of `https://management.azure.com/`. */
function resourceOf(state: EmulatorState, authority: Authority, scope: string): RequestedResource {
  const slash = scope.lastIndexOf("/");
  if (slash <= 0) throw entraError.invalidScope(scope);
  const uri = scope.slice(0, slash);
  const asked = scope.slice(slash + 1);
  const known = findResource(state, uri);
  if (known === undefined) throw entraError.resourceNotFound(uri, nameOf(authority));
  if (asked !== ".default" && asked !== known.permission) throw entraError.invalidScope(scope);
  return { ...known, scopes: [scope] };
}

type Resource = Omit<RequestedResource, "scopes">;

function knownResource(uri: string, clientId: string, appIdUri: string): Resource | undefined {
  switch (uri.endsWith("/") ? uri.slice(0, -1) : uri) {
    case ARM:
    case "https://management.core.windows.net":
      return { name: "arm", audience: uri, permission: "user_impersonation" };
    case REGISTRY:
      return { name: "registry", audience: uri, permission: "user_impersonation" };
    case clientId:
    case appIdUri:
      return { name: "dashboard", audience: clientId, permission: OWN_API_PERMISSION };
    default:
      return undefined;
  }
}

/** What a program asks for by its address alone, with or without the slash at its end. */
export function findResource(state: EmulatorState, uri: string): Resource | undefined {
  const { clientId, appIdUri } = appRegistrationOf(state);
  return knownResource(uri, clientId, appIdUri);
}

/** The same that a sign-in would name. */
export function resourceNamed(state: EmulatorState, name: "arm" | "registry" | "dashboard"): Resource {
  const { appIdUri } = appRegistrationOf(state);
  const found = findResource(state, { arm: `${ARM}/`, registry: REGISTRY, dashboard: appIdUri }[name]);
  if (found === undefined) throw new Error(`There is no resource ${name}.`);
  return found;
}
