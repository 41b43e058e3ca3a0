import { afterEach, describe, expect, it } from "vitest";
import { registryMaker } from "./a-registry";
import { callArm, registryPath, replicationPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { expectRefusal } from "./expect-refusal";
import { restClient } from "./sdk-clients";
import { useTarget } from "./target";
import type { WireList } from "./wire";

const target = useTarget();
const aRegistry = registryMaker(target);
const VERSION = "2020-05-01";
const LOCKS = "/providers/Microsoft.Authorization/locks";
const placed: string[] = [];

afterEach(async () => {
  for (const path of placed.splice(0)) await callArm(target, "DELETE", path, { apiVersion: VERSION });
});

async function lock(scope: string, level: string): Promise<string> {
  const path = `${scope}${LOCKS}/fidelity`;
  const made = await callArm(target, "PUT", path, { apiVersion: VERSION, body: { properties: { level } } });
  expect([200, 201]).toContain(made.status);
  placed.push(path);
  return path;
}

describe("a lock", () => {
  it("is made with 201, in the provider's order of keys and without notes when none were given", async () => {
    const scope = registryPath(target, await aRegistry({ sku: "Basic" }));
    const path = `${scope}${LOCKS}/fidelity`;
    placed.push(path);
    const made = await callArm(target, "PUT", path, {
      apiVersion: VERSION,
      body: { properties: { level: "CanNotDelete" } },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      properties: { level: "CanNotDelete" },
      id: path,
      type: "Microsoft.Authorization/locks",
      name: "fidelity",
    });
    expect(made.text).not.toContain("notes");
  });

  it("is listed at its scope and at every scope below, with its own id", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const path = await lock(registryPath(target, registry), "CanNotDelete");
    for (const scope of [registryPath(target, registry), replicationPath(target, registry, "eastus")]) {
      const { status, body } = await restClient(target)
        .pathUnchecked(`${scope}${LOCKS}`)
        .get({ queryParameters: { "api-version": VERSION } });
      expect(status).toBe("200");
      const found = (body as WireList<{ id: string; properties: unknown }>).value.find(
        (one) => one.id === path,
      );
      expect(found?.properties).toMatchObject({ level: "CanNotDelete" });
    }
  });

  it("against deletion lets a replica be added and changed, and refuses to let it go", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const scope = registryPath(target, registry);
    await lock(scope, "CanNotDelete");
    const replica = replicationPath(target, registry, "eastus");
    const changed = await callArm(target, "PATCH", replica, { body: { tags: { locked: "yes" } } });
    expect(changed.status).toBe(201);
    expectRefusal(await callArm(target, "DELETE", replica), {
      status: 409,
      code: "ScopeLocked",
      message: `The scope '${replica}' cannot perform delete operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`,
      envelope: "arm",
      unconfirmed: "status",
    });
  });

  it("against writing refuses additions, changes and deletions, and lets reading be", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const scope = registryPath(target, registry);
    await lock(scope, "ReadOnly");
    const requests: [method: string, region: string, body: unknown, word: string][] = [
      ["PUT", "northeurope", { location: "northeurope", properties: {} }, "write"],
      ["PATCH", "eastus", { tags: {} }, "write"],
      ["DELETE", "eastus", undefined, "delete"],
    ];
    for (const [method, region, body, word] of requests) {
      const path = replicationPath(target, registry, region);
      const answer = await callArm(target, method, path, body === undefined ? {} : { body });
      expectRefusal(answer, {
        status: 409,
        code: "ScopeLocked",
        message: `The scope '${path}' cannot perform ${word} operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`,
        envelope: "arm",
        unconfirmed: "status",
      });
    }
    expect((await callArm(target, "GET", scope)).status).toBe(200);
  });

  it("stops holding once it is removed", async () => {
    const registry = await aRegistry({ replicas: ["eastus"] });
    const path = await lock(registryPath(target, registry), "CanNotDelete");
    const removed = await callArm(target, "DELETE", path, { apiVersion: VERSION });
    expect([200, 204]).toContain(removed.status);
    const answer = await callArm(target, "DELETE", replicationPath(target, registry, "eastus"));
    expect(answer.status).toBe(202);
  });

  emulatorOnly("of the scenario holds the replica of contosolocked, and says who to ask", async () => {
    const scope = registryPath(target, "contosolocked");
    const { body } = await callArm(target, "GET", `${scope}${LOCKS}`, { apiVersion: VERSION });
    expect(body).toMatchObject({
      value: [{ properties: { level: "CanNotDelete", notes: expect.any(String) }, name: "keep-replicas" }],
    });
    const answer = await callArm(target, "DELETE", `${scope}/replications/eastus`);
    expect(answer.body).toMatchObject({ error: { code: "ScopeLocked" } });
  });
});
