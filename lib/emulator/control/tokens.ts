import { z } from "zod";
import { accessToken } from "../entra/access-token";
import { TOKEN_LIFETIME_SECONDS } from "../entra/entra-state";
import { resourceNamed } from "../entra/requested-scopes";
import { json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { controlInput, refuseControl } from "./control-input";

const day = z.int().min(-86_400).max(86_400);
const TokenRequest = z.strictObject({
  person: z.string(),
  audience: z.enum(["arm", "registry", "dashboard"]).default("arm"),
  /** Negative for a token that is over already. */
  expiresInSeconds: day.default(TOKEN_LIFETIME_SECONDS),
  /** Positive for one that is not yet valid; undefined for at once. */
  startsInSeconds: day.optional(),
  /** What the client can do, such as CP1. */
  capabilities: z.array(z.string()).default([]),
});

/** A token without a sign-in, as if the dashboard had got it. */
export async function giveToken(azure: LocalAzure, request: WireRequest): Promise<Reply> {
  const input = controlInput(request, TokenRequest);
  const { state } = azure;
  const person = state.people.find((one) => one.name === input.person);
  if (person === undefined) {
    const known = state.people.map((one) => one.name).join(", ");
    throw refuseControl(400, `There is no person ${JSON.stringify(input.person)}; known are ${known}.`);
  }
  const now = Math.floor(azure.wallNow() / 1000);
  const endsAt = now + input.expiresInSeconds;
  const startsAt = Math.min(now + (input.startsInSeconds ?? 0), endsAt);
  const token = await accessToken(
    azure,
    {
      person,
      resource: resourceNamed(state, input.audience),
      capabilities: input.capabilities,
      contexts: [],
    },
    request.origin,
    { startsAt, endsAt, lastsSeconds: endsAt - startsAt },
  );
  return json(200, { access_token: token, expires_on: endsAt });
}
