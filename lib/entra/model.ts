import type { AppRole } from "@/lib/auth/app-roles";

/** What the browser needs to sign somebody in. Nothing in it is secret. */
export interface SignInSettings {
  readonly clientId: string;
  /** One tenant's sign-in, or that of every organisation when several tenants are let in. */
  readonly authority: string;
  readonly knownAuthorities: readonly string[];
  /** The openid-configuration as JSON: for a local sign-in service, which speaks plain http. */
  readonly authorityMetadata: string | undefined;
  readonly scopes: readonly string[];
}

/** Somebody whose ID token was issued to this application and verified. */
export interface VerifiedIdentity {
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
  /** What the person signs in as; a hint for the next sign-in and never an identity. */
  readonly loginName: string;
  readonly appRoles: readonly AppRole[];
  /** When the person proved who they are; undefined without the optional claim `auth_time`. */
  readonly authTime: Date | undefined;
  readonly issuedAt: Date;
  readonly endsAt: Date;
  readonly nonce: string | undefined;
}
