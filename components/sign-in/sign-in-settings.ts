/** What the browser must know to sign people in. All of it is public. */
export interface SignInSettings {
  readonly clientId: string;
  /** Looks like https for the local Azure too; MSAL takes no other, and asks there for nothing. */
  readonly authority: string;
  readonly knownAuthorities: readonly string[];
  /** The local Azure's openid-configuration as JSON; real Entra's is fetched by MSAL itself. */
  readonly authorityMetadata?: string | undefined;
  /** What the access token is asked for. */
  readonly scopes: readonly string[];
}
