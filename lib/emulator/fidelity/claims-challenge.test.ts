import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import type { GetTokenOptions, TokenCredential } from "@azure/core-auth";
import { afterEach, describe, expect } from "vitest";
import { aToken } from "./a-token";
import { ARM_VERSION, callArm } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { isLive } from "./live-settings";
import { useTarget, type Target } from "./target";

const target = useTarget();
afterEach(async () => {
  if (!isLive) await target.control("DELETE", "entra");
});

const CAPABLE = { capabilities: ["CP1"] };
const challenge = (more: Readonly<Record<string, unknown>> = {}) =>
  target.control("POST", "entra", { condition: { type: "claims-challenge", ...more } });
const ask = (token: string) =>
  callArm(target, "GET", `/subscriptions/${target.subscriptionId}`, {
    authorization: `Bearer ${token}`,
    apiVersion: ARM_VERSION,
  });

/** A client that does what a challenge says, and remembers what it was told. */
function aClient(of: Target) {
  const told: GetTokenOptions[] = [];
  const credential: TokenCredential = {
    async getToken(_, options = {}) {
      told.push(options);
      const token = await aToken(of, CAPABLE);
      return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  const client = new SubscriptionClient(credential, { endpoint: of.origin.replace("http:", "https:") });
  // The SDK signs nothing that goes over plain http, so it learns only afterwards that this does.
  client.pipeline.addPolicy(
    {
      name: "as-over-tls",
      sendRequest: (request, next) => {
        request.url = request.url.replace("https:", "http:");
        request.allowInsecureConnection = true;
        return next(request);
      },
    },
    { afterPhase: "Sign" },
  );
  return { client, told };
}

describe("a claims challenge of ARM", () => {
  emulatorOnly("refuses the tokens of before a revocation, and takes those of after it", async () => {
    const before = await aToken(target, CAPABLE);
    expect((await ask(before)).status).toBe(200);
    await challenge({ person: "owner" });
    const refused = await ask(before);
    expect(refused.status).toBe(401);
    const [, authority, encoded = ""] =
      /^Bearer realm="", authorization_uri="([^"]+)", error="insufficient_claims", claims="([A-Za-z0-9+/=]+)"$/.exec(
        refused.headers.get("www-authenticate") ?? "",
      ) ?? [];
    expect(authority).toMatch(new RegExp(`^${target.origin}/[0-9a-f-]+/oauth2/v2.0/authorize$`));
    expect(JSON.parse(Buffer.from(encoded, "base64").toString())).toEqual({
      access_token: { nbf: { essential: true, value: expect.stringMatching(/^\d{10}$/) } },
    });
    expect((await ask(await aToken(target, CAPABLE))).status).toBe(200);
  });

  emulatorOnly("concerns nobody but the person it names", async () => {
    const token = await aToken(target, { ...CAPABLE, person: "reader" });
    await challenge({ person: "owner" });
    expect((await ask(token)).status).toBe(200);
    await challenge();
    expect((await ask(token)).status).toBe(401);
  });

  emulatorOnly("is not put to a client that could do nothing with it", async () => {
    const token = await aToken(target);
    await challenge({ person: "owner" });
    const refused = await ask(token);
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
    expect(refused.headers.get("www-authenticate")).toMatch(/error="invalid_token"/);
    expect(refused.headers.get("www-authenticate")).not.toContain("claims=");
  });

  emulatorOnly("is understood by the SDK", async () => {
    const { client, told } = aClient(target);
    await client.subscriptions.get(target.subscriptionId);
    await challenge({ person: "owner" });
    await client.subscriptions.get(target.subscriptionId);
    expect(told.flatMap(({ claims }) => claims ?? [])).toEqual([
      expect.stringMatching(/^\{"access_token":\{"nbf":\{"essential":true,"value":"\d{10}"\}\}\}$/),
    ]);
  });
});
