import { afterEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/log/logger";
import { aCaller, aScriptedArm } from "./fixtures/scripted-arm";
import { anArmErrorBody } from "./fixtures/wire-bodies";
import { listSubscriptions } from "./list-subscriptions";

const arm = aScriptedArm();
const refuseWith = (status: number, code: string, message?: string) =>
  arm.script(() => ({
    status,
    headers: { "x-ms-correlation-request-id": "11111111-2222-3333-4444-555555555555" },
    body: anArmErrorBody(code, message),
  }));
const MISSING =
  "The client 'x' with object id 'y' does not have authorization to perform action 'Microsoft.ContainerRegistry/registries/read' over scope '/subscriptions/5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10' or the scope is invalid.";

afterEach(() => {
  vi.restoreAllMocks();
});

const asTheApp = () => listSubscriptions({ ...aCaller(), armPrincipal: "replica-map" });

describe("what ARM refuses to the app's own identity", () => {
  it("never asks the person to sign in again", async () => {
    refuseWith(401, "InvalidAuthenticationToken");
    await expect(asTheApp()).rejects.toMatchObject({
      code: "unavailable",
      userMessage: "Azure does not accept the identity that Replica Map itself uses.",
      nextStep: expect.stringContaining("Ask whoever administers Replica Map") as unknown,
      refusal: { kind: "app_identity_refused" },
      correlationId: "11111111-2222-3333-4444-555555555555",
    });
    await expect(listSubscriptions(aCaller())).rejects.toMatchObject({ code: "signed_out" });
  });

  it.each(["InvalidAuthenticationToken", "InvalidAuthenticationTokenTenant"])(
    "is in the log with the correlation id: %s",
    async (code) => {
      const logged = vi.spyOn(logger, "error").mockReturnValue();
      refuseWith(401, code);
      await expect(asTheApp()).rejects.toThrow();
      expect(logged.mock.calls).toEqual([
        [
          expect.objectContaining({ correlationId: "11111111-2222-3333-4444-555555555555" }),
          expect.stringContaining("the app's own identity"),
        ],
      ]);
      await expect(listSubscriptions(aCaller())).rejects.toThrow();
      expect(logged, "a refusal to a person").toHaveBeenCalledTimes(1);
    },
  );

  it("is a right that the app lacks, not the person", async () => {
    refuseWith(403, "AuthorizationFailed", MISSING);
    await expect(asTheApp()).rejects.toMatchObject({
      code: "forbidden",
      userMessage: expect.stringMatching(/^Replica Map's own identity does not have the right /) as unknown,
      refusal: { kind: "missing_right" },
    });
    await expect(listSubscriptions(aCaller())).rejects.toMatchObject({
      userMessage: expect.stringMatching(/^You do not have the right /) as unknown,
    });
  });

  it("is the app's directory, not the person's", async () => {
    refuseWith(401, "InvalidAuthenticationTokenTenant");
    await expect(asTheApp()).rejects.toMatchObject({
      code: "forbidden",
      userMessage: expect.stringContaining("own identity belongs to another directory") as unknown,
    });
  });

  it("is told as it is when it has nothing to do with rights", async () => {
    refuseWith(409, "ScopeLocked", "The scope is locked.");
    await expect(asTheApp()).rejects.toMatchObject({ code: "conflict" });
  });
});
