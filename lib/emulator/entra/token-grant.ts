import type { Person } from "../state/model";
import type { RequestedResource, RequestedScopes } from "./requested-scopes";

/** For whom and what the token endpoint is about to issue. */
export interface TokenGrant {
  readonly person: Person;
  readonly signedInAtMs: number;
  /** Of the sign-in; renewed tokens have none. */
  readonly nonce: string | null;
  readonly scopes: RequestedScopes;
  readonly resource: RequestedResource;
  /** Everything the sign-in asked for, which a refresh token can fall back on. */
  readonly scope: string;
  /** When the line of refresh tokens began. */
  readonly lineBeganMs: number;
  /** What the client said it can do, such as CP1: to handle claims challenges. */
  readonly capabilities: readonly string[];
  /** Authentication contexts that the client asked for. */
  readonly contexts: readonly string[];
}
