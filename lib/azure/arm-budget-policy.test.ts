import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpMethods,
} from "@azure/core-rest-pipeline";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import { armBudget } from "./arm-budget";
import { CALL_LIMITS } from "./call-limits";
import { aCaller, aScriptedArm } from "./fixtures/scripted-arm";
import { securePipeline } from "./secure-pipeline";

const arm = aScriptedArm();
const caller = aCaller();

let subscriptionId: string;
beforeEach(() => {
  subscriptionId = randomUUID();
});

function send(method: HttpMethods, path = "/resourceGroups/rg") {
  const pipeline = createPipelineFromOptions({});
  securePipeline(pipeline, caller, arm.origin(), { ...CALL_LIMITS.write });
  const url = `${arm.origin()}/subscriptions/${subscriptionId}${path}`;
  const request = createPipelineRequest({ url, method, allowInsecureConnection: true });
  return pipeline.sendRequest(createDefaultHttpClient(), request);
}

const left = () => armBudget().leastLeft(Date.now()).get(subscriptionId);
const pauseMs = () =>
  armBudget().pauseMs({ principal: armPrincipalOf(caller), subscriptionId }, Date.now(), 0);

describe("what a request takes from ARM's budget", () => {
  it.each([
    ["GET", { read: 6, write: 200, delete: 200 }],
    ["PUT", { read: 250, write: 6, delete: 200 }],
    ["PATCH", { read: 250, write: 6, delete: 200 }],
    ["DELETE", { read: 250, write: 200, delete: 6 }],
  ] as const)("is what its answer says is left, for %s", async (method, expected) => {
    const kind = { GET: "reads", PUT: "writes", PATCH: "writes", DELETE: "deletes" }[method];
    arm.script(() => ({
      body: {},
      headers: { [`x-ms-ratelimit-remaining-subscription-${kind}`]: "6" },
    }));
    await send(method);
    const now = left();
    for (const each of ["read", "write", "delete"] as const) {
      // It fills up again all the time.
      expect(now?.[each]).toBeGreaterThanOrEqual(expected[each]);
      expect(now?.[each]).toBeLessThan(expected[each] === 6 ? 200 : 251);
    }
  });

  it("is counted where no answer says so, and a word that is no number is none", async () => {
    arm.script(() => ({ body: {}, headers: { "x-ms-ratelimit-remaining-subscription-writes": "many" } }));
    for (let sent = 0; sent < 150; sent += 1) await send("PUT");
    expect(left()?.write).toBeLessThan(200);
  });

  it("is all there was when ARM refuses, for as long as it asks", async () => {
    arm.script(() => ({
      status: 429,
      body: { error: { code: "SubscriptionRequestsThrottled", message: "Wait." } },
      headers: { "retry-after": "40" },
    }));
    await expect(send("GET")).rejects.toMatchObject({ code: "throttled" });
    expect(pauseMs()).toBeGreaterThan(35_000);
    expect(pauseMs()).toBeLessThanOrEqual(40_000);
  });

  it("is nothing for what belongs to no subscription", async () => {
    arm.script(() => ({ body: {} }));
    const pipeline = createPipelineFromOptions({});
    securePipeline(pipeline, caller, arm.origin(), CALL_LIMITS.read);
    const before = armBudget().leastLeft(Date.now()).size;
    const url = `${arm.origin()}/subscriptions?api-version=2022-12-01`;
    const request = createPipelineRequest({ url, method: "GET", allowInsecureConnection: true });
    await pipeline.sendRequest(createDefaultHttpClient(), request);
    expect(armBudget().leastLeft(Date.now()).size).toBe(before);
  });
});
