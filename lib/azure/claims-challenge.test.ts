import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { claimsChallengeIn } from "./claims-challenge";
import { aCaller, aScriptedArm } from "./fixtures/scripted-arm";
import { anArmErrorBody } from "./fixtures/wire-bodies";
import { listSubscriptions } from "./list-subscriptions";

const arm = aScriptedArm();

const CLAIMS = { access_token: { nbf: { essential: true, value: "1700000000" } } };

function header(claims: unknown, encoding: BufferEncoding = "base64"): string {
  const encoded = Buffer.from(JSON.stringify(claims)).toString(encoding);
  return `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`;
}

describe("a claims challenge", () => {
  it.each(["base64", "base64url"] as const)("is read as JSON from %s", (encoding) => {
    expect(claimsChallengeIn(header(CLAIMS, encoding))).toBe(JSON.stringify(CLAIMS));
  });

  it("asks for nothing but the access token", () => {
    expect(claimsChallengeIn(header({ ...CLAIMS, id_token: { auth_time: null } }))).toBe(
      JSON.stringify(CLAIMS),
    );
  });

  it.each([
    undefined,
    "",
    'Bearer authorization_uri="https://login.microsoftonline.com/x", error="invalid_token"',
    header([CLAIMS]),
    header("text"),
    header({ id_token: {} }),
    header({ access_token: "all" }),
    header({ access_token: { a: "x".repeat(3_000) } }),
    `Bearer ${"x".repeat(9_000)}, ${header(CLAIMS)}`,
    'Bearer claims="!!"',
    'Bearer not_claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
  ])("is not seen in %s", (text) => {
    expect(claimsChallengeIn(text)).toBeUndefined();
  });

  it("is JSON of a bounded length or nothing, whatever ARM sends", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(header), fc.object().map(header)), (text) => {
        const claims = claimsChallengeIn(text);
        if (claims === undefined) return;
        expect(claims.length).toBeLessThanOrEqual(2_000);
        expect(Object.keys(JSON.parse(claims) as object)).toEqual(["access_token"]);
      }),
    );
  });
});

describe("a claims challenge of ARM", () => {
  const refuseWith = (text: string) =>
    arm.script(() => ({
      status: 401,
      headers: { "www-authenticate": text },
      body: anArmErrorBody("InvalidAuthenticationToken"),
    }));
  const aSession = (remember: (claims: string) => Promise<void>): Caller => ({
    ...aCaller(),
    rememberChallenge: remember,
  });
  const signInAgain = { code: "signed_out", refusal: { kind: "sign_in_again" } };

  it("is kept for the caller's next sign-in", async () => {
    const kept: string[] = [];
    refuseWith(header(CLAIMS));
    const caller = aSession(async (asked) => void kept.push(asked));
    await expect(listSubscriptions(caller)).rejects.toMatchObject(signInAgain);
    expect(kept).toEqual([JSON.stringify(CLAIMS)]);
  });

  it("is not seen where there is none", async () => {
    const kept: string[] = [];
    refuseWith('Bearer error="invalid_token"');
    const caller = aSession(async (asked) => void kept.push(asked));
    await expect(listSubscriptions(caller)).rejects.toMatchObject(signInAgain);
    expect(kept).toEqual([]);
  });

  it("leaves the refusal as it is when nobody keeps it, or that fails", async () => {
    refuseWith(header(CLAIMS));
    await expect(listSubscriptions(aCaller())).rejects.toMatchObject(signInAgain);
    const caller = aSession(() => Promise.reject(new Error("The store is closed.")));
    await expect(listSubscriptions(caller)).rejects.toMatchObject(signInAgain);
  });
});
