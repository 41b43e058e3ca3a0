import { afterAll, expect } from "vitest";
import { callArm, followOperation, registryPath, replicationPath } from "./arm";
import { freshName, type Target } from "./target";

interface Wanted {
  readonly home?: string;
  readonly sku?: string;
  readonly replicas?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Makes registries of this file's own, through ARM, and deletes them after its last test. */
export function registryMaker(target: Target): (wanted?: Wanted) => Promise<string> {
  const made: string[] = [];
  afterAll(async () => {
    for (const name of made) await callArm(target, "DELETE", registryPath(target, name));
  });
  return async ({ home = "westus", sku = "Premium", replicas = [], properties = {} } = {}) => {
    const name = freshName("fidelity");
    made.push(name);
    const created = await callArm(target, "PUT", registryPath(target, name), {
      body: { location: home, sku: { name: sku }, properties },
    });
    expect(created.status, created.text).toBeLessThan(300);
    await followOperation(target, created);
    for (const region of replicas) await addReplica(target, name, region);
    return name;
  };
}

/** Adds a replica and waits until ARM says that it exists. Its first copy may still run. */
async function addReplica(target: Target, registry: string, region: string): Promise<void> {
  const started = await callArm(target, "PUT", replicationPath(target, registry, region), {
    body: { location: region, properties: {} },
  });
  expect(started.status, started.text).toBe(201);
  const ended = await followOperation(target, started);
  expect(ended.body).toEqual({ status: "Succeeded" });
}
