import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  ClientSecretCredential,
  CredentialUnavailableError,
  ManagedIdentityCredential,
} from "@azure/identity";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startEmulator } from "@/lib/emulator/server";
import { AppIdentity } from "./app-identity";

const SCOPE = "https://management.azure.com/.default";
const MINUTE = 60_000;

/** A credential that numbers its tokens, which last an hour, and does what it is told in between. */
function aCredential() {
  let count = 0;
  let nowMs = 1_800_000_000_000;
  let trouble: Error | undefined;
  const scopes: unknown[] = [];
  const getToken = (scope: unknown) => {
    scopes.push(scope);
    if (trouble !== undefined) return Promise.reject(trouble);
    count += 1;
    return Promise.resolve({ token: `token-${count}`, expiresOnTimestamp: nowMs + 60 * MINUTE });
  };
  const identity = new AppIdentity(
    () => Promise.resolve({ getToken }),
    SCOPE,
    () => nowMs,
  );
  return {
    identity,
    scopes,
    pass: (ms: number) => (nowMs += ms),
    fail: (error: Error | undefined) => (trouble = error),
  };
}

describe("the app's own token", () => {
  it("is asked for once, also when many need it at once", async () => {
    const { identity, scopes } = aCredential();
    const tokens = await Promise.all(Array.from({ length: 5 }, () => identity.token()));
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(["token-1"]));
    expect((await identity.token()).token).toBe("token-1");
    expect(scopes).toEqual([SCOPE]);
  });

  it("is asked for anew after ARM refused it, and an older refusal takes nothing away", async () => {
    const { identity, pass } = aCredential();
    const refused = await identity.token();
    identity.forget(refused);
    pass(1);
    const next = await identity.token();
    expect(next.token).toBe("token-2");
    identity.forget(refused);
    expect((await identity.token()).token).toBe("token-2");
  });

  it("is renewed before its end", async () => {
    const { identity, pass } = aCredential();
    await identity.token();
    pass(55 * MINUTE);
    expect((await identity.token()).token).toBe("token-1");
    pass(2 * MINUTE);
    expect((await identity.token()).token).toBe("token-2");
  });

  it("is used to its end when it cannot be renewed, and no longer", async () => {
    const { identity, pass, fail } = aCredential();
    await identity.token();
    fail(new Error("no"));
    pass(58 * MINUTE);
    expect((await identity.token()).token).toBe("token-1");
    pass(2 * MINUTE);
    await expect(identity.token()).rejects.toMatchObject({ code: "unavailable" });
    fail(undefined);
    expect((await identity.token()).token).toBe("token-2");
  });

  it.each([
    ["the network is down", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["a cause says so", new Error("failed", { cause: Object.assign(new Error("x"), { code: "ENOTFOUND" }) })],
    ["the SDK says so", new CredentialUnavailableError("ManagedIdentityCredential: Network unreachable.")],
    ["it takes too long", new DOMException("too long", "TimeoutError")],
  ])("is told to be out of reach when %s", async (_, error) => {
    const { identity, fail } = aCredential();
    fail(error);
    await expect(identity.token()).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "unreachable" },
      userMessage: expect.stringContaining("does not answer") as unknown,
    });
  });

  it("is told to be refused when it is, without the library's words", async () => {
    const { identity, fail } = aCredential();
    fail(new CredentialUnavailableError("AADSTS7000215: Invalid client secret provided for app 1234."));
    const refused = await identity.token().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "unavailable",
      userMessage: "Microsoft Entra does not give Replica Map a token for its own identity.",
      refusal: undefined,
    });
    expect(JSON.stringify(refused)).not.toContain("AADSTS");
  });
});

describe("the app's own token at the local Azure", () => {
  let azure: Awaited<ReturnType<typeof startEmulator>>;
  beforeAll(async () => {
    azure = await startEmulator();
    vi.stubEnv("IDENTITY_ENDPOINT", `${azure.origin}/msi/token`);
    vi.stubEnv("IDENTITY_HEADER", "local-azure");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await azure.close();
  });

  const identityOf = (clientId?: string) =>
    new AppIdentity(
      () =>
        Promise.resolve(
          clientId === undefined
            ? new ManagedIdentityCredential()
            : new ManagedIdentityCredential({ clientId }),
        ),
      SCOPE,
    );

  it("names the app and nobody else", async () => {
    const { token, expiresOnTimestamp } = await identityOf().token();
    expect(decodeJwt(token)).toMatchObject({ idtyp: "app", appid: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e" });
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now());
  });

  it("is refused in words for an identity that nobody knows", async () => {
    await expect(identityOf("11111111-2222-3333-4444-555555555555").token()).rejects.toMatchObject({
      code: "unavailable",
      userMessage: expect.stringContaining("does not give Replica Map a token") as unknown,
    });
  });
});

describe("an endpoint where nobody listens", () => {
  it("is out of reach, in the SDK's own words", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    // As a service principal, because the SDK keeps one managed identity for the whole process.
    const credential = new ClientSecretCredential(
      "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90",
      "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
      "no secret",
      {
        authorityHost: `https://127.0.0.1:${port}`,
        disableInstanceDiscovery: true,
        retryOptions: { maxRetries: 0 },
      },
    );
    const identity = new AppIdentity(() => Promise.resolve(credential), SCOPE);
    await expect(identity.token()).rejects.toMatchObject({ refusal: { kind: "unreachable" } });
  });
});
