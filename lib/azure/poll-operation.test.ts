import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCaller, aScriptedArm, REF } from "./fixtures/scripted-arm";
import { pollOperation } from "./poll-operation";
import { type PollerState, writePollerState } from "./poller-state";
import { anArmErrorBody } from "./fixtures/wire-bodies";

const arm = aScriptedArm();
const elsewhere = aScriptedArm({ isArm: false });
const caller = aCaller();
const PATH = `/subscriptions/${REF.subscriptionId}/operations/1?api-version=2025-11-01&t=1&s=signature`;

function poll(tells: PollerState["tells"], url = `${arm.origin()}${PATH}`) {
  return pollOperation(caller, {
    ref: REF,
    kind: tells === "in-body" ? "replica.create" : "replica.delete",
    replicaName: "eastus",
    pollerState: writePollerState({ url, tells }),
  });
}

describe("one poll", () => {
  it.each(["in-body", "by-status-code"] as const)(
    "is one request to the very URL that ARM gave: %s",
    async (tells) => {
      arm.script(() => ({ body: { status: "Succeeded" } }));
      expect(await poll(tells)).toEqual({ status: "succeeded" });
      expect(arm.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${PATH}`]);
    },
  );

  it.each(["Creating", "Updating", "InProgress", "a word nobody knows"])(
    "goes on while ARM says %s",
    async (status) => {
      arm.script(() => ({ headers: { "retry-after": "10" }, body: { status } }));
      expect(await poll("in-body")).toEqual({
        status: "running",
        pollerState: writePollerState({ url: `${arm.origin()}${PATH}`, tells: "in-body" }),
        retryAfterSeconds: 10,
      });
    },
  );

  it("tells why an operation failed", async () => {
    arm.script(() => ({
      body: {
        status: "Failed",
        error: { code: "PrivateEndpointFailed", message: "Contains static ipconfigurations." },
      },
    }));
    expect(await poll("in-body")).toEqual({
      status: "failed",
      azureCode: "PrivateEndpointFailed",
      message: "Creating the replica eastus failed: “Contains static ipconfigurations.”",
    });
  });

  it.each([
    ["Failed", "Creating the replica eastus failed; Azure gave no reason."],
    ["Canceled", "Creating the replica eastus was cancelled; Azure gave no reason."],
  ])("tells of an end without a reason: %s", async (status, message) => {
    arm.script(() => ({ body: { status } }));
    expect(await poll("in-body")).toEqual({ status: "failed", azureCode: undefined, message });
  });

  it("follows a result that moves", async () => {
    const moved = `${arm.origin()}/subscriptions/${REF.subscriptionId}/operations/1?t=2`;
    arm.script(() => ({ status: 202, headers: { location: moved, "retry-after": "10" } }));
    expect(await poll("by-status-code")).toEqual({
      status: "running",
      pollerState: writePollerState({ url: moved, tells: "by-status-code" }),
      retryAfterSeconds: 10,
    });
  });

  it("does not follow a result to another origin", async () => {
    arm.script(() => ({ status: 202, headers: { location: `${elsewhere.origin()}/steal` } }));
    expect(await poll("by-status-code")).toMatchObject({
      status: "running",
      pollerState: writePollerState({ url: `${arm.origin()}${PATH}`, tells: "by-status-code" }),
    });
  });

  it.each([200, 204])("has its result when the status is %i without a body", async (status) => {
    arm.script(() => ({ status }));
    expect(await poll("by-status-code")).toEqual({ status: "succeeded" });
  });

  it("cannot tell when the body does not", async () => {
    arm.script(() => ({ body: {} }));
    expect(await poll("in-body")).toMatchObject({ status: "cannot_tell" });
  });

  it("cannot tell when polling a delete is forbidden, for the delete may go on", async () => {
    arm.script(() => ({ status: 403, body: anArmErrorBody("AuthorizationFailed") }));
    expect(await poll("by-status-code")).toMatchObject({ status: "cannot_tell" });
  });

  it("cannot tell when ARM has forgotten the operation", async () => {
    arm.script(() => ({ status: 404, body: anArmErrorBody("ResourceNotFound") }));
    expect(await poll("in-body")).toMatchObject({ status: "cannot_tell" });
  });

  it.each([500, 503])("says nothing about the operation when ARM answers %i", async (status) => {
    arm.script(() => ({ status, body: anArmErrorBody("InternalServerError") }));
    expect(await poll("in-body")).toMatchObject({ status: "running" });
    expect(arm.seen).toHaveLength(1);
  });

  it("comes back later when it is throttled", async () => {
    arm.script(() => ({ status: 429, headers: { "retry-after": "40" }, body: anArmErrorBody("Slow") }));
    const answer = await poll("in-body");
    if (answer.status !== "running") throw new Error(answer.status);
    expect(answer.retryAfterSeconds).toBeGreaterThan(30);
    expect(answer.retryAfterSeconds).toBeLessThanOrEqual(40);
  });

  it("takes a refusal of the operation itself for its failure", async () => {
    arm.script(() => ({ status: 400, body: anArmErrorBody("BadRequest", "The subnet is full.") }));
    expect(await poll("by-status-code")).toMatchObject({ status: "failed", azureCode: "BadRequest" });
  });

  it("throws when the caller is signed out", async () => {
    arm.script(() => ({ status: 401, body: anArmErrorBody("ExpiredAuthenticationToken") }));
    await expect(poll("in-body")).rejects.toMatchObject({ code: "signed_out" });
  });

  it("asks nobody but ARM, and nothing of another subscription", async () => {
    const urls = [
      `${elsewhere.origin()}${PATH}`,
      "https://other.example/x",
      `${arm.origin()}/subscriptions/99999999-2222-3333-4444-555555555555/operations/1`,
      `${arm.origin()}/subscriptions/${REF.subscriptionId}/../99999999-2222-3333-4444-555555555555/operations/1`,
    ];
    for (const url of urls) expect(await poll("in-body", url)).toMatchObject({ status: "cannot_tell" });
    expect([...arm.seen, ...elsewhere.seen]).toHaveLength(0);
  });

  it("cannot tell from a state that is none, whatever it holds", async () => {
    const state = fc.oneof(fc.string(), fc.json(), fc.constant('{"url":"x","tells":"in-body"}'));
    await fc.assert(
      fc.asyncProperty(state, async (pollerState) => {
        const answer = await pollOperation(caller, {
          ref: REF,
          kind: "replica.create",
          replicaName: "x",
          pollerState,
        });
        expect(answer.status).toBe("cannot_tell");
      }),
    );
  });
});
