import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { createReplica } from "@/lib/replication/create-replica";
import { refreshPicture } from "@/lib/tracking/queries";
import { peopleWithFeeds } from "../live/fixtures/people-with-feeds";
import type { SignedIn } from "../session/fixtures/signed-in-people";
import { GET } from "./route";

const TOKEN = "a-token-of-the-metrics-test";
const CONTOSO = contosoRef("contoso");

// Before the store is opened, with which the settings are read.
beforeAll(() => {
  vi.stubEnv("METRICS_TOKEN", TOKEN);
});
const people = peopleWithFeeds();
let olivia: SignedIn;
beforeAll(async () => {
  olivia = await people.signIn("owner@contoso.com");
});

function ask(headers: Record<string, string> = { "x-forwarded-for": "127.0.0.1" }): Promise<Response> {
  return GET(new Request("http://localhost:3000/api/metrics", { headers }));
}

/** The value of one series; undefined where it is not told. */
async function valueOf(name: string, labels: Readonly<Record<string, string>> = {}) {
  const text = await (await ask()).text();
  for (const line of text.split("\n")) {
    const [, found, inBraces = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const hasAll = Object.entries(labels).every(([label, wanted]) =>
      inBraces.includes(`${label}="${wanted}"`),
    );
    if (found === name && hasAll) return Number(value);
  }
  return undefined;
}

describe("the metrics", () => {
  it("are refused elsewhere without the token, in words", async () => {
    const refused = await ask({ "x-forwarded-for": "203.0.113.9" });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
    expect(await refused.text()).toContain("METRICS_TOKEN");
    const told = await ask({ "x-forwarded-for": "203.0.113.9", authorization: `Bearer ${TOKEN}` });
    expect(told.status).toBe(200);
    expect(told.headers.get("content-type")).toContain("text/plain");
  });

  it("count what was asked of Azure, and tell what it still allows", async () => {
    const before = (await valueOf("replica_map_arm_requests_total", { kind: "read", code: "200" })) ?? 0;
    await refreshPicture(olivia.caller, CONTOSO);
    expect(await valueOf("replica_map_arm_requests_total", { kind: "read", code: "200" })).toBeGreaterThan(
      before,
    );
    const left = await valueOf("replica_map_arm_budget_left", { kind: "read" });
    expect(left).toBeGreaterThan(100);
    expect(left).toBeLessThanOrEqual(250);
    expect(await valueOf("replica_map_tracker_looks_total", { outcome: "seen" })).toBeGreaterThan(0);
  });

  it("tell the operations by state, and how long the oldest has been open", async () => {
    expect(await valueOf("replica_map_oldest_open_operation_seconds")).toBe(0);
    await createReplica(olivia.caller, {
      ref: CONTOSO,
      region: "japaneast",
      globalEndpointRouting: "included",
      tags: {},
    });
    expect(await valueOf("replica_map_operations", { kind: "replica.create", state: "running" })).toBe(1);
    expect(await valueOf("replica_map_oldest_open_operation_seconds")).toBeGreaterThan(0);
    expect(await valueOf("replica_map_operations_waiting")).toBe(0);
  });

  it("count who listens, and how late they hear", async () => {
    const before = (await valueOf("replica_map_feed_clients")) ?? 0;
    const heard = (await valueOf("replica_map_feed_lag_seconds_count")) ?? 0;
    const feed = await people.openFeed(olivia.caller, CONTOSO);
    await feed.until("picture");
    expect(await valueOf("replica_map_feed_clients")).toBe(before + 1);
    await createReplica(olivia.caller, {
      ref: CONTOSO,
      region: "brazilsouth",
      globalEndpointRouting: "included",
      tags: {},
    });
    await feed.until("change");
    expect(await valueOf("replica_map_feed_lag_seconds_count")).toBeGreaterThan(heard);
    feed.hangUp();
    expect(await valueOf("replica_map_feed_clients")).toBe(before);
  });

  it("name no person and no registry", async () => {
    const text = await (await ask()).text();
    expect(text).toContain("replica_map_up");
    expect(text).not.toMatch(/contoso|olivia|owner|eyJ/i);
    expect(text).not.toContain(olivia.caller.objectId);
  });
});

describe("the example dashboard and alert rules", () => {
  it.each(["dashboard.json", "alerts.yaml"])("%s asks only for what is told", async (file) => {
    const told = await (await ask()).text();
    const text = await readFile(`docs/monitoring/${file}`, "utf8");
    const asked = new Set(text.match(/\b(?:replica_map|process|nodejs)_\w+/g));
    expect(asked.size).toBeGreaterThan(4);
    for (const name of asked) expect(told, name).toMatch(new RegExp(`^${name}(?:\\{| )`, "m"));
  });

  it("leave out nothing of ours that the guide does not tell of", async () => {
    const told = await (await ask()).text();
    const guide = await readFile("docs/monitoring.md", "utf8");
    const names = [...told.matchAll(/^# TYPE (replica_map_\w+)/gm)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(guide, name).toContain(`\`${name}\``);
  });
});
