import { beforeEach, describe, expect } from "vitest";
import { type Answer, callArm, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { isLive } from "./live-settings";
import { registryClient } from "./sdk-clients";
import { PLATFORM_GROUP, useTarget } from "./target";

// Quotas run on wall time, so this file stops it.
const wall = { ms: Date.parse("2026-11-20T08:00:00Z") };
const target = useTarget({ now: () => wall.ms });
const SIDE_BY_SIDE = 25;

beforeEach(async () => {
  if (!isLive) await target.control("POST", "reset", {});
});

/** Sends so many requests, all but the last of them side by side, and gives the last answer. */
async function spend(
  person: string,
  method: string,
  path: string,
  times: number,
  body?: unknown,
): Promise<Answer> {
  const request = () => callArm(target, method, path, { person, ...(body !== undefined && { body }) });
  for (let sent = 1; sent < times; sent += SIDE_BY_SIDE) {
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, times - sent) }, request));
  }
  return request();
}

const left = (answer: Answer, kind: string) =>
  answer.headers.get(`x-ms-ratelimit-remaining-subscription-${kind}`);
const contoso = () => registryPath(target, "contoso");
const THROTTLED =
  /^Number of 'read' requests for subscription '[0-9a-f-]{36}' actor '[0-9a-f-]{36}' exceeded\. Please try again after '10' seconds\.$/;

describe("the quota of a person in a subscription", () => {
  emulatorOnly("is 250 reads, counted down in the headers and then refused with 429 and a time", async () => {
    const first = await spend("owner", "GET", contoso(), 1);
    expect(left(first, "reads")).toBe("249");
    expect(left(first, "global-reads")).toBe("3749");
    const last = await spend("owner", "GET", contoso(), 249);
    expect([last.status, left(last, "reads")]).toEqual([200, "0"]);
    const refused = await spend("owner", "GET", contoso(), 1);
    expectRefusal(refused, {
      status: 429,
      code: "SubscriptionRequestsThrottled",
      message: THROTTLED,
      envelope: "arm",
    });
    expect(refused.headers.get("retry-after")).toBe("10");
  });

  emulatorOnly(
    "refuses anew until the time it named is over, and then has refilled by 25 a second",
    async () => {
      await spend("owner", "GET", contoso(), 251);
      wall.ms += 9_000;
      const early = await spend("owner", "GET", contoso(), 1);
      expect([early.status, early.headers.get("retry-after")]).toEqual([429, "1"]);
      wall.ms += 1_000;
      const answered = await spend("owner", "GET", contoso(), 1);
      expect([answered.status, left(answered, "reads")]).toEqual([200, "249"]);
    },
  );

  emulatorOnly("is one person's: another goes on, out of the same global quota", async () => {
    await spend("owner", "GET", contoso(), 251);
    const other = await spend("reader", "GET", contoso(), 1);
    expect([other.status, left(other, "reads")]).toEqual([200, "249"]);
    expect(Number(left(other, "global-reads"))).toBeLessThan(3500);
  });

  emulatorOnly("is apart for writes and deletions, 200 each", async () => {
    const write = await spend("owner", "PATCH", contoso(), 201, { tags: {} });
    expectRefusal(write, {
      status: 429,
      code: "SubscriptionRequestsThrottled",
      message: /^Number of 'write' requests /,
      envelope: "arm",
    });
    const removal = await spend("owner", "DELETE", replicationPath(target, "contoso", "northeurope"), 201);
    expect(removal.status).toBe(429);
    expect((await spend("owner", "GET", contoso(), 1)).status).toBe(200);
  });

  emulatorOnly("reaches the SDK with its code and its header", async () => {
    await spend("owner", "GET", contoso(), 251);
    await expect(registryClient(target).registries.get(PLATFORM_GROUP, "contoso")).rejects.toMatchObject({
      statusCode: 429,
      code: "SubscriptionRequestsThrottled",
    });
  });
});
