import { describe, expect, it } from "vitest";
import { ARM_VERSION, callArm, type Answer } from "./arm";
import { aToken } from "./a-token";
import { emulatorOnly } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { CONTOSO_SUBSCRIPTION, useTarget } from "./target";

const target = useTarget();
const read = (authorization: string | null) =>
  callArm(target, "GET", `/subscriptions/${target.subscriptionId}`, {
    authorization,
    apiVersion: ARM_VERSION,
  });
const CHALLENGE =
  /^Bearer authorization_uri="(https?:\/\/[^"]+)", error="invalid_token", error_description="[^"]+"$/;
const authorityIn = (answer: Answer) =>
  CHALLENGE.exec(answer.headers.get("www-authenticate") ?? "")?.[1] ?? "no authority";

const CONTOSO_TENANT = "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90";

describe("a request's token", () => {
  it("is asked for when there is none", async () => {
    const answer = await read(null);
    expectRefusal(answer, {
      status: 401,
      code: "AuthenticationFailed",
      message: "Authentication failed. The 'Authorization' header is missing.",
      envelope: "arm",
      unconfirmed: "message",
    });
    expect(answer.headers.get("www-authenticate")).toMatch(CHALLENGE);
  });

  it.each(["Bearer rubbish", "Bearer a.b.c", "Basic b3duZXI6cGFzc3dvcmQ="])(
    "is refused when it is %j",
    async (token) => {
      const answer = await read(token);
      expectRefusal(answer, {
        status: 401,
        code: "InvalidAuthenticationToken",
        message: /\S/,
        envelope: "arm",
        unconfirmed: "all",
      });
      expect(answer.headers.get("www-authenticate")).toMatch(CHALLENGE);
    },
  );

  emulatorOnly("is refused once its signature does not fit its claims", async () => {
    const [head, claims, signature] = (await target.token("reader")).split(".");
    const [, foreignClaims] = (await target.token("owner")).split(".");
    expect(foreignClaims).not.toBe(claims);
    const forged = await read(`Bearer ${String(head)}.${String(foreignClaims)}.${String(signature)}`);
    expect(forged.status).toBe(401);
    expect(forged.body).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
  });

  emulatorOnly("is refused when it is over, with both times in American form", async () => {
    const answer = await read(`Bearer ${await aToken(target, { expiresInSeconds: -60 })}`);
    const time = String.raw`\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d [AP]M`;
    expectRefusal(answer, {
      status: 401,
      code: "ExpiredAuthenticationToken",
      message: new RegExp(
        `^The access token expiry UTC time '${time}' is earlier than current UTC time '${time}'\\.$`,
      ),
      envelope: "arm",
    });
    expect(answer.headers.get("www-authenticate")).toMatch(CHALLENGE);
  });

  emulatorOnly("is refused before it begins", async () => {
    const answer = await read(`Bearer ${await aToken(target, { startsInSeconds: 600 })}`);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
    expect(answer.headers.get("www-authenticate")).toMatch(CHALLENGE);
  });

  emulatorOnly("is refused when another issuer signed it with the right key", async () => {
    const answer = await read(`Bearer ${await aToken(target, { audience: "dashboard" })}`);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code: "InvalidAuthenticationTokenAudience" } });
  });

  emulatorOnly("is refused when it was made for something else than ARM", async () => {
    const answer = await read(`Bearer ${await aToken(target, { audience: "registry" })}`);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code: "InvalidAuthenticationTokenAudience" } });
  });

  emulatorOnly("is refused when it comes from another tenant", async () => {
    const answer = await callArm(target, "GET", `/subscriptions/${CONTOSO_SUBSCRIPTION}`, {
      person: "fabrikam-owner",
      apiVersion: ARM_VERSION,
    });
    expectRefusal(answer, {
      status: 401,
      code: "InvalidAuthenticationTokenTenant",
      message: /^The access token is from the wrong issuer .+ Please use the authority \(URL\) /,
      envelope: "arm",
    });
    const authority = authorityIn(answer);
    expect(authority).toBe(`${target.origin}/${CONTOSO_TENANT}`);
    // Where the authority is, there is a sign-in.
    expect((await fetch(`${authority}/v2.0/.well-known/openid-configuration`)).status).toBe(200);
  });

  emulatorOnly("of another tenant is refused whatever is asked for", async () => {
    const answer = await callArm(
      target,
      "GET",
      `/subscriptions/${CONTOSO_SUBSCRIPTION}/providers/Nothing.Here`,
      {
        person: "fabrikam-owner",
        apiVersion: ARM_VERSION,
      },
    );
    expect(answer.body).toMatchObject({ error: { code: "InvalidAuthenticationTokenTenant" } });
  });

  emulatorOnly("is refused with the address of the proxy that the request came through", async () => {
    const answer = await callArm(target, "GET", `/subscriptions/${CONTOSO_SUBSCRIPTION}`, {
      authorization: null,
      apiVersion: ARM_VERSION,
      headers: { "x-forwarded-proto": "https", "x-forwarded-host": "azure.example" },
    });
    expect(authorityIn(answer)).toBe(`https://azure.example/${CONTOSO_TENANT}`);
  });
});
