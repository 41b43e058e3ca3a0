import fc from "fast-check";
import type { CryptoKey, JWTPayload } from "jose";
import { decodeJwt, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { ABrowser, CLIENT_ID } from "@/lib/emulator/entra/fixtures/a-browser";
import type { Brought } from "./fixtures/local-entra";
import { aLocalEntra, CONTOSO, FABRIKAM } from "./fixtures/local-entra";
import { verifyIdToken } from "./verify-id-token";

const entra = aLocalEntra({ ENTRA_TENANT_ID: CONTOSO, ENTRA_CLIENT_ID: CLIENT_ID });
let brought: Brought;
let claims: JWTPayload;
beforeAll(async () => {
  brought = await entra.signIn("administrator@contoso.com", { nonce: "n-1" });
  claims = decodeJwt(brought.idToken);
});
afterEach(() => {
  vi.useRealTimers();
});

const seconds = () => Math.floor(Date.now() / 1000);
const NOT_VERIFIED = { code: "signed_out", userMessage: "This sign-in could not be verified." };
const WRONG_TIME = { code: "signed_out", userMessage: "This sign-in is not valid at this time." };

/** Signed as the local Entra signs; a claim that is undefined is left out. */
const signed = (changes: Record<string, unknown>) => entra.sign({ ...claims, ...changes });

describe("an ID token of the sign-in service", () => {
  it("names the person, their roles and when they proved who they are", async () => {
    expect(await verifyIdToken(brought.idToken)).toEqual({
      objectId: claims["oid"],
      tenantId: CONTOSO,
      displayName: "Amir Administrator",
      loginName: "administrator@contoso.com",
      appRoles: ["administrator"],
      authTime: new Date(Number(claims["auth_time"]) * 1000),
      issuedAt: new Date(Number(claims.iat) * 1000),
      endsAt: new Date(Number(claims.exp) * 1000),
      nonce: "n-1",
    });
  });

  it("is good when signed here as the service signs, so that the refusals below are for what they change", async () => {
    expect(await verifyIdToken(await signed({}))).toMatchObject({ displayName: "Amir Administrator" });
  });

  it("gives no role that we do not know and no name that is none", async () => {
    const odd = await signed({ roles: ["root", "viewer", 7], name: " ", preferred_username: undefined });
    expect(await verifyIdToken(odd)).toMatchObject({ appRoles: ["viewer"], displayName: claims["oid"] });
  });

  it("need not say when the person signed in", async () => {
    expect(await verifyIdToken(await signed({ auth_time: undefined }))).toMatchObject({
      authTime: undefined,
    });
  });
});

describe("a signature", () => {
  it("of another key is refused, also under a known key's name", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: String(entra.publicKey().kid) })
      .sign(privateKey);
    await expect(verifyIdToken(token)).rejects.toMatchObject(NOT_VERIFIED);
  });

  it("of a key that the token brings along is refused", async () => {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", jwk: entra.publicKey(), jku: "http://localhost:1/keys" })
      .sign(privateKey);
    await expect(verifyIdToken(token)).rejects.toMatchObject(NOT_VERIFIED);
  });

  it("is never left out", async () => {
    const unsecured = new UnsecuredJWT(claims).encode();
    await expect(verifyIdToken(unsecured)).rejects.toMatchObject(NOT_VERIFIED);
    const [header, payload] = brought.idToken.split(".");
    await expect(verifyIdToken(`${header}.${payload}.`)).rejects.toMatchObject(NOT_VERIFIED);
  });

  it("by HS256 with the public key as the secret is refused", async () => {
    const publicKey = (await importJWK(entra.publicKey(), "RS256", { extractable: true })) as CryptoKey;
    for (const secret of [await exportSPKI(publicKey), JSON.stringify(entra.publicKey())]) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: "HS256", kid: String(entra.publicKey().kid) })
        .sign(new TextEncoder().encode(secret));
      await expect(verifyIdToken(token)).rejects.toMatchObject(NOT_VERIFIED);
    }
  });

  it("covers every claim", async () => {
    const [header, , signature] = brought.idToken.split(".");
    const payload = Buffer.from(JSON.stringify({ ...claims, roles: ["approver"] })).toString("base64url");
    await expect(verifyIdToken(`${header}.${payload}.${signature}`)).rejects.toMatchObject(NOT_VERIFIED);
  });
});

describe("a token that is signed well", () => {
  it.each([
    ["another issuer", { iss: `https://login.microsoftonline.com/${CONTOSO}/v2.0` }],
    ["the issuer of access tokens", { iss: `https://sts.windows.net/${CONTOSO}/` }],
    ["no issuer", { iss: undefined }],
    ["another application", { aud: "00000003-0000-0000-c000-000000000000" }],
    ["several applications", { aud: [CLIENT_ID, "00000003-0000-0000-c000-000000000000"] }],
    ["no application", { aud: undefined }],
    ["nobody", { oid: undefined }],
    ["somebody without an id", { oid: "administrator@contoso.com" }],
    ["an older kind of token", { ver: "1.0" }],
    ["roles that are no list", { roles: "administrator" }],
    ["a sign-in at no time", { auth_time: "now" }],
    ["a sign-in at an impossible time", { auth_time: 1e18 }],
  ])("is refused for %s", async (_, changes) => {
    await expect(verifyIdToken(await signed(changes))).rejects.toMatchObject(NOT_VERIFIED);
  });

  it.each(["exp", "nbf", "iat"])("is refused without %s", async (name) => {
    await expect(verifyIdToken(await signed({ [name]: undefined }))).rejects.toMatchObject(NOT_VERIFIED);
  });

  it("is refused for a tenant that is not let in, and told so", async () => {
    const { idToken } = await entra.signIn("frida@fabrikam.com", { tenantId: FABRIKAM });
    await expect(verifyIdToken(idToken)).rejects.toMatchObject({
      code: "forbidden",
      refusal: { kind: "other_tenant" },
    });
  });

  it("of another tenant is refused when it only says that it is of one that is let in", async () => {
    const { idToken } = await entra.signIn("frida@fabrikam.com", { tenantId: FABRIKAM });
    const moved = await entra.sign({ ...decodeJwt(idToken), tid: CONTOSO });
    await expect(verifyIdToken(moved)).rejects.toMatchObject(NOT_VERIFIED);
  });

  it("is no ID token when it is one for ARM, or for an API of this application", async () => {
    await expect(verifyIdToken(brought.accessToken)).rejects.toMatchObject(NOT_VERIFIED);
    const browser = new ABrowser({ origin: entra.origin(), port: 0, close: () => Promise.resolve() });
    const scope = `openid api://${CLIENT_ID}/access_as_user`;
    const { body } = await browser.redeem(await browser.code("administrator@contoso.com", { scope }));
    const forOwnApi = String(body["access_token"]);
    expect(decodeJwt(forOwnApi)).toMatchObject({ aud: CLIENT_ID, iss: claims.iss });
    await expect(verifyIdToken(forOwnApi)).rejects.toMatchObject(NOT_VERIFIED);
  });
});

describe("the time of a token", () => {
  it.each([
    ["over", () => ({ exp: seconds() - 310 })],
    ["older than a day", () => ({ iat: seconds() - 90_000 })],
    ["not valid yet", () => ({ nbf: seconds() + 310 })],
    ["of the future", () => ({ iat: seconds() + 310, exp: seconds() + 4_000 })],
  ])("is refused when it is %s, and clocks are named", async (_, times) => {
    const refused = verifyIdToken(await signed(times()));
    await expect(refused).rejects.toMatchObject(WRONG_TIME);
    await expect(refused).rejects.toMatchObject({ nextStep: expect.stringContaining("clock") });
  });

  it("may be off by less than 5 minutes", async () => {
    expect(await verifyIdToken(await signed({ exp: seconds() - 240 }))).toBeDefined();
    expect(await verifyIdToken(await signed({ nbf: seconds() + 240, iat: seconds() + 240 }))).toBeDefined();
  });

  it.each([
    ["over", { startsInSeconds: -7_200, lastsSeconds: 3_600 }],
    ["not valid yet", { startsInSeconds: 900 }],
  ])("is judged as the sign-in service set it: %s", async (_, times) => {
    await entra.control({ condition: { type: "token-times", tokens: "id", ...times } });
    const { idToken } = await entra.signIn("owner@contoso.com");
    await expect(verifyIdToken(idToken)).rejects.toMatchObject(WRONG_TIME);
  });
});

describe("keys that roll over", () => {
  const begun = Date.now();
  const later = (ms: number) => {
    vi.useFakeTimers({ toFake: ["Date"], now: begun + ms });
  };

  it("are read again for a key that is not known, though not at once", async () => {
    later(3_600_000);
    await verifyIdToken(await signed({ exp: seconds() + 3_600, iat: seconds() }));
    await entra.control({ keys: "roll" });
    vi.useRealTimers();
    const { idToken } = await entra.signIn("owner@contoso.com");
    later(3_600_001);
    await expect(verifyIdToken(idToken)).rejects.toMatchObject(NOT_VERIFIED);
    later(3_603_500);
    expect(await verifyIdToken(idToken)).toMatchObject({ displayName: "Olivia Owner" });
    expect(await verifyIdToken(brought.idToken)).toMatchObject({ displayName: "Amir Administrator" });
  });

  it("stop counting some minutes after they were taken back", async () => {
    await entra.control({ keys: "retire" });
    later(3_603_500 + 11 * 60_000);
    await expect(verifyIdToken(await signed({ exp: seconds() + 3_600 }))).rejects.toMatchObject(NOT_VERIFIED);
  });
});

describe("anything else", () => {
  it("is refused in words, whatever it is", async () => {
    const part = fc.oneof(
      fc.base64String(),
      fc.object().map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")),
    );
    const rubbish = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join(".")),
    );
    await fc.assert(
      fc.asyncProperty(rubbish, async (text) => {
        const error: unknown = await verifyIdToken(text).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(AppError);
        expect(["signed_out", "forbidden"]).toContain((error as AppError).code);
      }),
    );
  });
});
