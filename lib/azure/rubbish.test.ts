import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { aCaller, aScriptedArm, REF } from "./fixtures/scripted-arm";
import { findReplica } from "./find-replica";
import { getRegistry } from "./get-registry";
import { listLocations } from "./list-locations";
import { listLocks } from "./list-locks";
import { listPermissions } from "./list-permissions";
import { listRegistryResources } from "./list-registry-resources";
import { listReplicaLocations } from "./list-replica-locations";
import { listReplicaResources } from "./list-replica-resources";
import { listReplicas } from "./list-replicas";
import { listSubscriptions } from "./list-subscriptions";
import { listUsages } from "./list-usages";
import { aWireRegistry, aWireReplication } from "./fixtures/wire-bodies";

const arm = aScriptedArm();
const caller = aCaller();

describe("rubbish in a well-formed answer", () => {
  const reads: Record<string, (caller: Caller) => Promise<unknown>> = {
    listSubscriptions,
    listLocations: (who) => listLocations(who, REF.subscriptionId),
    listReplicaLocations: (who) => listReplicaLocations(who, REF.subscriptionId),
    listRegistryResources: (who) => listRegistryResources(who, REF.subscriptionId),
    listReplicaResources: (who) => listReplicaResources(who, REF.subscriptionId),
    getRegistry: (who) => getRegistry(who, REF),
    listReplicas: (who) => listReplicas(who, REF, "westus"),
    findReplica: (who) => findReplica(who, REF, "eastus", "westus"),
    listUsages: (who) => listUsages(who, REF),
    listLocks: (who) => listLocks(who, REF),
    listPermissions: (who) => listPermissions(who, REF),
  };
  const sample = { ...aWireRegistry(), ...aWireReplication("eastus"), ...aWireRegistry() };
  const names = [
    ...Object.keys(sample),
    ...Object.keys(sample.properties),
    "value",
    "metadata",
    "resourceTypes",
    "actions",
  ];
  const thing = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }));
  const body = fc.oneof(
    thing,
    fc.record({ value: fc.array(thing, { maxLength: 3 }) }),
    fc.record({ id: fc.string(), name: fc.string(), location: fc.string(), sku: thing, properties: thing }),
    thing.map((part) => ({ ...sample, ...part })),
    thing.map((part) => ({ value: [{ ...sample, ...part }] })),
  );

  it.each(Object.entries(reads))("makes %s throw nothing but an AppError", async (_name, read) => {
    await fc.assert(
      fc.asyncProperty(body, async (rubbish) => {
        arm.script(() => ({ body: rubbish }));
        try {
          await read(caller);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(["unavailable", "not_found"]).toContain(error.code);
        }
      }),
      { numRuns: 60 },
    );
  });
});
