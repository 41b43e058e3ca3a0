import type { AppRole } from "./app-roles";

/** Who makes this request. Made in `current-caller.ts`, taken as the first argument by all that acts or reads. */
export interface Caller {
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
  /** The public name of the session that the request belongs to; never what is in its cookie. */
  readonly sessionId?: string | undefined;
  /** Under which the log tells about this request. */
  readonly requestId?: string | undefined;
  readonly appRoles?: readonly AppRole[];
  /** When the person last proved who they are; undefined when their sign-in does not say. */
  readonly authTime?: Date | undefined;
  /** Set when somebody else than this person signs the requests to ARM; read it through `armPrincipalOf`. */
  readonly armPrincipal?: string | undefined;
  /** Requests that could change something are not signed for this caller, whatever its rights in Azure. */
  readonly mayOnlyRead?: true;
  /** What this person may do with the product's own data and doors; ARM judges Azure rights. */
  readonly permissions: ReadonlySet<Permission>;
  /** An ARM access token. Never logged, stored or shown; it goes to the ARM origin only. */
  readonly armToken: () => Promise<{ token: string; expiresOnTimestamp: number }>;
  /** Keeps the claims that ARM asks the next sign-in for. */
  readonly rememberChallenge?: (claims: string) => Promise<void>;
  /** ARM refused this token before its time: it counts as over. */
  readonly forgetToken?: (token: { readonly expiresOnTimestamp: number }) => Promise<void>;
}

export const PERMISSIONS = [
  "registries/read",
  "registries/write",
  "replications/write",
  "replications/delete",
  "sessions/end-own",
  "sessions/administer",
  "walls/administer",
] as const;

export type Permission = (typeof PERMISSIONS)[number];
