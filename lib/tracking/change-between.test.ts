import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aReplica } from "@/lib/azure/fixtures/a-replica";
import type { Registry, Replica } from "@/lib/azure/model";
import type { Operation, OutsideChange } from "@/lib/operations/model";
import { changeBetween } from "./change-between";
import { applyChange, type RegistryPicture } from "./model";

const TROUBLE = { kind: "azure", since: "2026-01-02T03:04:05.000Z", message: "Azure is away." } as const;

// Of a picture only the keys of its parts count here; what is in them is compared as a whole.
const replica = fc
  .record({
    name: fc.constantFrom("eastus", "westus", "japaneast", "norwayeast"),
    provisioningState: fc.constantFrom("Succeeded", "Creating", "Failed"),
  })
  .map(({ name, provisioningState }): Replica => aReplica(name, { provisioningState }));
const operation = fc
  .record({ operationId: fc.constantFrom("1", "2", "3"), state: fc.constantFrom("running", "failed") })
  .map((parts) => parts as unknown as Operation);
const outsideChanges = fc.constantFrom("eastus", "westus").map((replicaName): OutsideChange[] => {
  const stuckLimit = { afterSeconds: 1_800, earlierCount: undefined };
  const since = "2026-01-02T03:04:05.000Z";
  return [{ replicaName, kind: "replica.create", since, sinceBy: "azure", stuckLimit }];
});
const picture: fc.Arbitrary<RegistryPicture> = fc.record({
  registry: fc.constantFrom("Basic", "Premium").map((tier) => ({ tier }) as unknown as Registry),
  replicas: fc.uniqueArray(replica, { selector: ({ name }) => name }),
  operations: fc.uniqueArray(operation, { selector: ({ operationId }) => operationId }),
  outsideChanges: fc.option(outsideChanges, { nil: undefined }),
  asOf: fc.integer({ min: 0, max: 99 }).map((minute) => new Date(minute * 60_000).toISOString()),
  trouble: fc.constantFrom(undefined, TROUBLE),
});

const sent = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

describe("the change between two pictures", () => {
  it("makes the one from the other, as it is sent", () => {
    fc.assert(
      fc.property(picture, picture, (before, after) => {
        const made = applyChange(sent(before), sent(changeBetween(before, after)));
        expect(made && sent(made)).toEqual(sent(after));
      }),
    );
  });

  it("is nothing but the time between two that say the same in another order of keys", () => {
    fc.assert(
      fc.property(picture, (before) => {
        const turned = before.replicas.map(
          (each) => Object.fromEntries(Object.entries(each).reverse()) as unknown as Replica,
        );
        const asOf = "2026-01-02T03:04:05.000Z";
        expect(changeBetween(before, { ...before, replicas: turned, asOf })).toEqual({ asOf });
      }),
    );
  });

  it("holds only the replica that looks otherwise", () => {
    const before = { ...aPicture(), replicas: [aReplica("eastus"), aReplica("westus")] };
    const failed = aReplica("westus", { provisioningState: "Failed" });
    const after = { ...before, replicas: [aReplica("eastus"), failed] };
    expect(changeBetween(before, after)).toEqual({
      asOf: before.asOf,
      replicas: { names: ["eastus", "westus"], changed: [failed] },
    });
  });

  it("cannot be taken in by whoever lacks what it builds on", () => {
    const before = { ...aPicture(), replicas: [aReplica("eastus")] };
    const change = changeBetween(before, { ...before, replicas: [aReplica("eastus"), aReplica("westus")] });
    expect(applyChange({ ...before, replicas: [] }, change)).toBeUndefined();
  });
});

function aPicture(): RegistryPicture {
  const registry = { tier: "Premium" } as unknown as Registry;
  return { registry, replicas: [], operations: [], asOf: "2026-01-01T00:00:00.000Z", trouble: undefined };
}
