import { describe, expect, it } from "vitest";
import { ARM_VERSION, callArm } from "./arm";
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
  /^Bearer authorization_uri="https:\/\/login\.[^"]+", error="invalid_token", error_description="[^"]+"$/;

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
    const { body } = await target.control("POST", "tokens", {
      person: "owner",
      audience: "arm",
      expiresInSeconds: -60,
    });
    const answer = await read(`Bearer ${(body as { access_token: string }).access_token}`);
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

  emulatorOnly("is refused when it was made for something else than ARM", async () => {
    const { body } = await target.control("POST", "tokens", { person: "owner", audience: "registry" });
    const answer = await read(`Bearer ${(body as { access_token: string }).access_token}`);
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
      message: /^The access token is from the wrong issuer /,
      envelope: "arm",
    });
  });
});
