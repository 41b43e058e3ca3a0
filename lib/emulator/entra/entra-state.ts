import { z } from "zod";

const PublicKey = z.object({
  kty: z.string(),
  n: z.string(),
  e: z.string(),
  alg: z.string(),
  kid: z.string(),
});
export type PublicKey = z.infer<typeof PublicKey>;

/** How the application may prove who it is. Nothing at first: a test that needs one registers it. */
export const AppCredentials = z.strictObject({
  secrets: z.array(z.string().min(1)).default([]),
  /** PEM. */
  certificates: z.array(z.string().includes("-----BEGIN CERTIFICATE-----")).default([]),
  federated: z
    .array(
      z.strictObject({
        issuer: z.string().min(1),
        subject: z.string().min(1),
        audience: z.string().default("api://AzureADTokenExchange"),
        /** Entra asks the issuer for them; here they are told. */
        keys: z.array(PublicKey).min(1),
      }),
    )
    .default([]),
});

/** What tokens last unless a condition says otherwise. */
export const TOKEN_LIFETIME_SECONDS = 3_900;

/** Name of a person of the scenario; null for everybody. */
const person = z.string().nullable().default(null);
const whom = {
  person,
  /** Null for whatever is asked for. */
  resource: z.enum(["arm", "registry", "dashboard", "graph"]).nullable().default(null),
};
export const EntraCondition = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("consent-required"),
    by: z.enum(["person", "administrator"]).default("person"),
    ...whom,
  }),
  z.strictObject({ type: z.literal("proof-required"), ...whom }),
  z.strictObject({ type: z.literal("blocked"), ...whom }),
  z.strictObject({
    type: z.literal("claims-challenge"),
    /** Null: sign-ins of before are revoked. Otherwise ARM wants tokens that are good for this context. */
    authenticationContext: z
      .string()
      .regex(/^c\d{1,2}$/)
      .nullable()
      .default(null),
    person,
  }),
  z.strictObject({
    type: z.literal("token-times"),
    tokens: z.enum(["access", "id", "both"]).default("both"),
    /** Negative: began in the past. */
    startsInSeconds: z.int().min(-86_400).max(86_400).default(0),
    lastsSeconds: z.int().positive().max(86_400).default(TOKEN_LIFETIME_SECONDS),
    ...whom,
  }),
]);
export type EntraCondition = z.infer<typeof EntraCondition>;

const SetCondition = z.object({
  id: z.string(),
  condition: EntraCondition,
  /** On the clock of `nextMoment`. */
  setAtMs: z.number().default(0),
  /** Object ids of people who have done what it asks for. */
  settledBy: z.array(z.string()),
});
export type SetCondition = z.infer<typeof SetCondition>;

/** One browser, with everybody who is signed in there. */
const Session = z.object({
  id: z.string(),
  accounts: z.array(z.object({ objectId: z.string(), signedInAtMs: z.number() })),
});
export type Session = z.infer<typeof Session>;

const AuthorizationCode = z.object({
  code: z.string(),
  issuedAtMs: z.number(),
  isRedeemed: z.boolean(),
  objectId: z.string(),
  signedInAtMs: z.number(),
  redirectUri: z.string(),
  codeChallenge: z.string(),
  scope: z.string(),
  nonce: z.string().nullable(),
});
export type AuthorizationCode = z.infer<typeof AuthorizationCode>;

const RefreshToken = z.object({
  token: z.string(),
  /** When the first of its line was issued: renewing does not prolong. */
  lineBeganMs: z.number(),
  objectId: z.string(),
  signedInAtMs: z.number(),
  scope: z.string(),
});

/**
 * Where the app registration lets people be sent. As in Entra, the port of localhost does not count:
 * https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
 */
export const FIRST_REDIRECT_URIS: readonly string[] = [
  "http://localhost/",
  "http://localhost/auth/redirect",
  "http://localhost/signed-out",
  "https://localhost/",
  "https://localhost/auth/redirect",
  "https://localhost/signed-out",
];

/** What the local Entra knows beyond the scenario. Every part has a default, so that older state files open. */
export const EntraState = z.object({
  /** No longer sign, and are published until they are retired. */
  previousKeys: z.array(PublicKey).default([]),
  redirectUris: z.array(z.string()).default([...FIRST_REDIRECT_URIS]),
  credentials: AppCredentials.default({ secrets: [], certificates: [], federated: [] }),
  conditions: z.array(SetCondition).default([]),
  sessions: z.array(Session).default([]),
  codes: z.array(AuthorizationCode).default([]),
  refreshTokens: z.array(RefreshToken).default([]),
  lastMomentMs: z.number().default(0),
});
export type EntraState = z.infer<typeof EntraState>;

export const newEntraState = (): EntraState => EntraState.parse({});

/** What a reset leaves: tokens and sign-ins of before it stay good. */
export function keptByReset({ previousKeys, sessions, refreshTokens, lastMomentMs }: EntraState): EntraState {
  return { ...newEntraState(), previousKeys, sessions, refreshTokens, lastMomentMs };
}
