import { describe, expect, it } from "vitest";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { aStruckRegistry } from "../fixtures/a-struck-registry";
import { CHANGE_NAMES, CHANGES, CONTOSO, pathOf } from "../fixtures/three-changes";

const struck = aStruckRegistry();
const { clock, press, fault, control, now, drawn, shown, untilToldAsEnded, expectKept } = struck;

const REGISTRY = formatRegistryId(CONTOSO);
const LONG_SECONDS = 240;

/** By somebody else, past the dashboard and its network. */
async function elsewhere(method: "PUT" | "DELETE", body?: object): Promise<void> {
  const { access_token: token } = (await control("POST", "tokens", { person: "owner" })) as {
    access_token: string;
  };
  const address = `${struck.people.azure().origin}${REGISTRY}?api-version=2025-11-01`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  expect(answer.status).toBeLessThan(300);
}

describe("each kind of change", () => {
  it("meets a stale list", async () => {
    await fault("GET", "**/replications", { type: "stale-list" });
    await Promise.all(CHANGE_NAMES.map(press));
    await untilToldAsEnded(CHANGE_NAMES);
    for (const name of CHANGE_NAMES) await expectKept(name, "succeeded");
    const names = ["canadacentral", "japaneast", "westeurope", "westus"];
    expect(now().replicas.map((replica) => replica.name)).toEqual(names);
    await clock.pass(LONG_SECONDS);
    expect(now().replicas.map((replica) => replica.name)).toEqual(names);
    struck.expectNothingFresherThanRead();
  });

  it("meets an operation that fails", async () => {
    await fault("*", "**/replications/*", { type: "operation-fails", message: "No capacity here." });
    await Promise.all(CHANGE_NAMES.map(press));
    await untilToldAsEnded(CHANGE_NAMES);
    for (const name of CHANGE_NAMES) {
      await expectKept(name, "failed");
      expect(shown(name)?.failure).not.toBe("");
    }
    expect(shown("create")?.failure).toContain("No capacity here.");
  });

  it("meets a registry that is deleted meanwhile, and made again", async () => {
    await fault("PUT", "**/replications/*", { type: "stuck-in-creating" });
    await Promise.all([press("create"), press("delete")]);
    await elsewhere("DELETE");
    await clock.until(() => now().trouble !== undefined);
    const last = now();
    expect(last.trouble?.message).toContain("contoso no longer exists");
    const before = drawn().length;
    await clock.pass(LONG_SECONDS);
    for (const { asOf, trouble } of drawn().slice(before)) {
      expect([asOf, trouble?.message]).toEqual([last.asOf, last.trouble?.message]);
    }
    const open = now().operations.filter(({ settledAt }) => settledAt === undefined);
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter(({ waitingSince }) => waitingSince === undefined)).toEqual([]);

    await elsewhere("PUT", { location: "westus", sku: { name: "Premium" }, properties: {} });
    await untilToldAsEnded(["create", "delete"]);
    await expectKept("delete", "succeeded");
    await expectKept("create", "failed");
    expect(now().replicas).toEqual([]);
    struck.expectNothingFresherThanRead();
  });

  it("meets a home region that is down: writes are refused, reads go on", async () => {
    const refusal = { type: "status", status: 503, code: "ServiceUnavailable", message: "Home is down." };
    for (const name of CHANGE_NAMES) await fault(CHANGES[name].method, pathOf(name), refusal);
    await Promise.all(CHANGE_NAMES.map(press));
    await untilToldAsEnded(CHANGE_NAMES);
    for (const name of CHANGE_NAMES) await expectKept(name, "not_started");
    expect(drawn().filter(({ trouble }) => trouble !== undefined)).toEqual([]);
    expect(Date.now() - Date.parse(now().asOf)).toBeLessThan(20_000);
    struck.expectNothingFresherThanRead();
  });
});

describe("a creation", () => {
  it("meets a stuck replica: it stays open until the replica goes on", async () => {
    await fault("PUT", "**/replications/*", { type: "stuck-in-creating" });
    await press("create");
    await clock.pass(LONG_SECONDS);
    expect(shown("create")).toMatchObject({ state: "running" });
    await control("POST", "replicas", { id: pathOf("create"), provisioningState: "Succeeded" });
    await untilToldAsEnded(["create"]);
    await expectKept("create", "succeeded");
  });

  it("meets a replica that vanishes", async () => {
    await fault("PUT", "**/replications/*", { type: "vanish-while-creating" });
    await press("create");
    await untilToldAsEnded(["create"]);
    await expectKept("create", "failed");
    expect(shown("create")?.failure).not.toBe("");
    expect(await struck.held("create")).toBeUndefined();
  });
});

describe("a deletion", () => {
  it("meets a 403 on its poll", async () => {
    await fault("*", "**", { type: "delete-poll-forbidden" });
    await press("delete");
    await untilToldAsEnded(["delete"]);
    await expectKept("delete", "succeeded");
    expect(struck.proxy.passed().some(({ path }) => path.includes("/operationResults/"))).toBe(true);
    expect(drawn().filter(({ trouble }) => trouble !== undefined)).toEqual([]);
  });
});
