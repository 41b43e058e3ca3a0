import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { ERROR_CODES } from "@/lib/errors/error-code";
import { anArmAnswer, anArmError, REGISTRY_ID, REPLICA_ID, SUBSCRIPTION } from "./fixtures/arm-answer";
import { appErrorOf } from "./arm-errors";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
const judge = (...args: Parameters<typeof anArmError>) => appErrorOf(anArmError(...args), NOW);

describe("an error of ARM", () => {
  it("names the missing action and its scope", () => {
    const action = "Microsoft.ContainerRegistry/registries/replications/write";
    const message = `The client 'kim@contoso.example' with object id '0b' does not have authorization to perform action '${action}' over scope '${REPLICA_ID}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
    expect(judge(403, "AuthorizationFailed", message)).toMatchObject({
      code: "forbidden",
      refusal: { kind: "missing_right", action, scope: REPLICA_ID },
    });
  });

  it("names the action that is denied, not the one that is allowed, when a linked scope refuses", () => {
    const message =
      "The client 'kim' with object id '0b' has permission to perform action 'A/write' on scope '/subscriptions/1'; however, it does not have permission to perform action(s) 'B/join/action' on the linked scope(s) '/subscriptions/2' (respectively) or the linked scope(s) are invalid.";
    expect(judge(403, "LinkedAuthorizationFailed", message).refusal).toEqual({
      kind: "missing_right",
      action: "B/join/action",
      scope: "/subscriptions/2",
    });
  });

  it("keeps Azure's words when the sentence has changed", () => {
    expect(judge(403, "AuthorizationFailed", "You shall not pass.")).toMatchObject({
      code: "forbidden",
      refusal: { kind: "azure_said", azureCode: "AuthorizationFailed", azureMessage: "You shall not pass." },
    });
  });

  it("names the scope that is locked", () => {
    const message = `The scope '${REPLICA_ID}' cannot perform delete operation because following scope(s) are locked: '/subscriptions/${SUBSCRIPTION}/resourceGroups/apps'. Please remove the lock and try again.`;
    expect(judge(409, "ScopeLocked", message, { method: "DELETE" })).toMatchObject({
      code: "conflict",
      refusal: { kind: "locked", scope: `/subscriptions/${SUBSCRIPTION}/resourceGroups/apps` },
    });
  });

  it("names policies by what people call them, each once", () => {
    const info = (name: string) => ({
      type: "PolicyViolation",
      info: { policyAssignmentDisplayName: name, policyAssignmentName: "f3a1" },
    });
    const error = {
      code: "RequestDisallowedByPolicy",
      message: "Resource 'eastus' was disallowed by policy.",
      additionalInfo: [info("Only Europe"), info("Only Europe"), info("Tags")],
    };
    expect(appErrorOf(anArmAnswer(403, { error }), NOW)).toMatchObject({
      code: "forbidden",
      refusal: { kind: "policy", assignments: ["Only Europe", "Tags"] },
    });
  });

  it("finds the policy in the sentence when nothing else names it", () => {
    const identifiers = JSON.stringify([{ policyAssignment: { name: "only-europe", id: "/x" } }]);
    const message = `Resource 'eastus' was disallowed by policy. Policy identifiers: '${identifiers}'.`;
    expect(judge(403, "RequestDisallowedByPolicy", message).refusal).toEqual({
      kind: "policy",
      assignments: ["only-europe"],
    });
  });

  it.each([
    ["SkuNotSupported", "The SKU Basic is not supported.", "Basic"],
    [
      "BadRequest",
      "Regional endpoints is not supported for SKU Managed_Standard. See https://aka.ms/acr/tiers.",
      "Standard",
    ],
    ["SkuNotSupported", "Something else.", undefined],
    ["BadRequest", "Replications are only supported for managed registries in Premium SKU.", undefined],
  ])("says that a tier is not Premium: %s, %s", (code, message, tier) => {
    expect(judge(400, code, message)).toMatchObject({
      code: "conflict",
      refusal: { kind: "not_premium", tier },
    });
  });

  it("does not blame the tier of a Premium registry", () => {
    expect(judge(400, "SkuNotSupported", "The SKU Premium is not supported.").refusal?.kind).toBe(
      "azure_said",
    );
  });

  it.each([
    [
      "LocationNotAvailableForResourceType",
      "The provided location 'brazilse' is not available for resource type 'X'.",
    ],
    [
      "NoRegisteredProviderFound",
      "No registered resource provider found for location 'brazilse' and API version 'V' for type 'registries'.",
    ],
  ])("names the region that is not offered: %s", (code, message) => {
    expect(judge(400, code, message)).toMatchObject({
      code: "invalid_input",
      refusal: { kind: "region_not_offered", region: "brazilse" },
    });
  });

  it("knows the home replica whatever the status", () => {
    for (const status of [400, 403, 409, 412]) {
      expect(judge(status, "HomeReplicationCannotBeDeleted", "No.").refusal).toEqual({
        kind: "home_replica",
      });
    }
  });

  it.each(["ExpiredAuthenticationToken", "InvalidAuthenticationToken", "AuthenticationFailed"])(
    "asks to sign in again: %s",
    (code) => {
      expect(judge(401, code, "…")).toMatchObject({
        code: "signed_out",
        refusal: { kind: "sign_in_again" },
        nextStep: "Sign in again.",
      });
    },
  );

  it("says that a sign-in belongs to another directory", () => {
    expect(judge(401, "InvalidAuthenticationTokenTenant", "…")).toMatchObject({
      code: "forbidden",
      nextStep: "Sign in with an account of the directory of this subscription.",
    });
  });

  it.each([
    ["ResourceNotFound", REPLICA_ID, "The replica eastus"],
    ["ParentResourceNotFound", REPLICA_ID, "The registry contoso"],
    ["ResourceNotFound", REGISTRY_ID, "The registry contoso"],
    ["ResourceGroupNotFound", REGISTRY_ID, "The resource group apps"],
    ["SubscriptionNotFound", REGISTRY_ID, `The subscription ${SUBSCRIPTION}`],
    ["ResourceNotFound", "/providers/X", "What was asked for"],
    ["ResourceNotFound", "/registries/%E0%A4%A", "The registry %E0%A4%A"],
  ])("says what is gone: %s at %s", (code, path, what) => {
    expect(judge(404, code, "…", { path })).toMatchObject({
      code: "not_found",
      refusal: { kind: "gone", what },
    });
  });

  it("takes a 404 that is not ARM's for no answer at all", () => {
    expect(appErrorOf(anArmAnswer(404, undefined), NOW)).toMatchObject({
      code: "unavailable",
      refusal: { kind: "malformed_answer" },
    });
  });

  it.each(["Conflict", "RegistryBusy", "OperationInProgress", "AnotherOperationInProgress"])(
    "says to wait while Azure is busy: %s",
    (code) => {
      expect(judge(409, code, "…")).toMatchObject({ code: "conflict", refusal: { kind: "busy" } });
    },
  );

  it("does not say to wait for what waiting does not mend", () => {
    expect(judge(409, "MissingSubscriptionRegistration", "Not registered.")).toMatchObject({
      code: "conflict",
      refusal: { kind: "azure_said", azureMessage: "Not registered." },
    });
  });

  it.each([
    [{ "retry-after": "17" }, "…", "2026-11-21T10:00:17.000Z"],
    [{}, "Please try again after '6' seconds.", "2026-11-21T10:00:06.000Z"],
    [{}, "…", "2026-11-21T10:00:10.000Z"],
    [{ "retry-after": "Sat, 21 Nov 2026 10:01:00 GMT" }, "…", "2026-11-21T10:01:00.000Z"],
    [{ "retry-after": "9".repeat(400) }, "…", "2026-11-22T10:00:00.000Z"],
  ])("says until when it is throttled: %j", (headers, message, retryAt) => {
    expect(judge(429, "SubscriptionRequestsThrottled", message, { headers })).toMatchObject({
      code: "throttled",
      refusal: { kind: "throttled", retryAt },
    });
  });

  it.each([
    [408, { kind: "timed_out" }],
    [504, { kind: "timed_out" }],
    [500, { kind: "azure_failed", status: 500 }],
    [502, { kind: "azure_failed", status: 502 }],
    [503, { kind: "azure_failed", status: 503 }],
  ])("leaves open what happened after a %i", (status, refusal) => {
    const error = judge(status, "InternalServerError", "Oops.");
    expect(error).toMatchObject({ code: "unavailable", refusal });
    expect(error.userMessage).toContain("may still have happened");
    expect(appErrorOf(anArmAnswer(status, undefined, { method: "GET" }), NOW).userMessage).not.toContain(
      "happened",
    );
  });

  it("keeps until when Azure asks to be left alone after a failure of its own", () => {
    expect(judge(503, "ServiceUnavailable", "…", { headers: { "retry-after": "30" } }).refusal).toEqual({
      kind: "azure_failed",
      status: 503,
      retryAt: "2026-11-21T10:00:30.000Z",
    });
  });

  it("quotes any other refusal, whichever envelope it came in", () => {
    const body = {
      error: { code: "BadRequest", message: "Dual stack needs data endpoints." },
      status: "Failed",
    };
    expect(appErrorOf(anArmAnswer(400, body), NOW)).toMatchObject({
      code: "invalid_input",
      userMessage: "Azure refused: “Dual stack needs data endpoints.” (BadRequest).",
    });
  });

  it("keeps the correlation id, or the request id where there is none", () => {
    const both = { "x-ms-correlation-request-id": "c-1", "x-ms-request-id": "r-1" };
    expect(judge(403, "X", "…", { headers: both }).correlationId).toBe("c-1");
    expect(judge(401, "X", "…", { headers: both }).correlationId).toBe("c-1");
    expect(judge(403, "X", "…", { headers: { "x-ms-request-id": "r-1" } }).correlationId).toBe("r-1");
  });

  it("never repeats a token or a signed link", () => {
    const token = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcm0ifQ.c2lnbmF0dXJl";
    const message = `Token ${token}, header 'Bearer ${token}', link https://x.example/blob?sig=SECRET&t=1 failed.`;
    const error = judge(400, "BadRequest", message);
    const everything = JSON.stringify([error.userMessage, error.refusal, error.message, String(error.cause)]);
    expect(everything).not.toMatch(/SECRET|c2lnbmF0dXJl|eyJhdWQ/);
    expect(everything).toContain("https://x.example/blob failed");
  });

  it("makes an AppError of any rubbish", () => {
    const rubbish = fc.oneof(
      fc.anything(),
      fc.record({ error: fc.anything() }),
      fc.record({
        error: fc.record({
          code: fc.oneof(
            fc.string(),
            fc.constantFrom(
              "AuthorizationFailed",
              "ScopeLocked",
              "RequestDisallowedByPolicy",
              "SkuNotSupported",
            ),
          ),
          message: fc.oneof(
            fc.anything(),
            fc.constant("Policy identifiers: '[{]'"),
            fc.constant("are locked: ''"),
          ),
          additionalInfo: fc.anything(),
        }),
      }),
    );
    const header = fc.dictionary(fc.constantFrom("retry-after", "x-ms-retry-after-ms"), fc.string());
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), rubbish, header, (status, body, headers) => {
        const error = appErrorOf(anArmAnswer(status, body, { headers }), NOW);
        expect(error).toBeInstanceOf(AppError);
        expect(ERROR_CODES).toContain(error.code);
        expect(error.userMessage.length).toBeLessThan(4_500);
      }),
    );
  });
});
