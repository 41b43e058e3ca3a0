import { z } from "zod";

/** Real ones have up to 4 kB; with many groups in them more. */
const MAX_TOKEN = 20_000;

const Jwt = z
  .string()
  .max(MAX_TOKEN)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]*$/, "This is not a token.");

/** Handed on to Azure as it is: nothing may be read out of it. */
const AccessToken = z
  .string()
  .min(1)
  .max(MAX_TOKEN)
  .regex(/^[\w.~+/=-]+$/, "This is not a token.");

export const HandOverInput = z.strictObject({
  idToken: Jwt,
  accessTokens: z
    .array(
      z.strictObject({ audience: z.enum(["arm"]), token: AccessToken, expiresInSeconds: z.int().min(0) }),
    )
    .max(1, "One token for each audience."),
});
export type HandOverInput = z.infer<typeof HandOverInput>;

export const NoInput = z.strictObject({});

export const EndSessionInput = z.strictObject({ sessionId: z.guid() });
export type EndSessionInput = z.infer<typeof EndSessionInput>;

export const EndSessionsOfPersonInput = z.strictObject({ objectId: z.guid() });
export type EndSessionsOfPersonInput = z.infer<typeof EndSessionsOfPersonInput>;
