import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aReplica } from "@/lib/azure/fixtures/a-replica";
import { replicasToRead } from "./replicas-to-read";

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `region${String(index).padStart(2, "0")}`);

describe("which replicas are read by their id in one look", () => {
  it("is all of them at the first look", () => {
    const listed = names(20).map((name) => aReplica(name));
    const read = replicasToRead({
      known: undefined,
      listed,
      namesWithOperation: ["soonhere"],
      lookNumber: 0,
    });
    expect(new Set(read)).toEqual(new Set([...names(20), "soonhere"]));
  });

  it("is first what the list tells differently, what is not settled and what has an operation", () => {
    const known = names(10).map((name) => aReplica(name));
    const listed = known.map((replica) =>
      replica.name === "region03" ? aReplica("region03", { provisioningState: "Updating" }) : replica,
    );
    const withSyncing = known.map((replica) =>
      replica.name === "region07"
        ? aReplica("region07", {
            syncStatus: { displayStatus: "Syncing", message: undefined, changedAt: "x" },
          })
        : replica,
    );
    const read = replicasToRead({
      known: withSyncing,
      listed,
      namesWithOperation: ["Region09"],
      lookNumber: 3,
    });
    expect(read.slice(0, 3)).toEqual(expect.arrayContaining(["region03", "region07", "region09"]));
  });

  it("includes one that the list has lost, because only its id can tell that it is gone", () => {
    const known = [aReplica("eastus"), aReplica("westus")];
    const read = replicasToRead({
      known,
      listed: [aReplica("eastus")],
      namesWithOperation: [],
      lookNumber: 0,
    });
    expect(read[0]).toBe("westus");
  });

  it("gives every replica its turn and never asks for more than a few", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (count, operations) => {
        const known = names(count).map((name) => aReplica(name));
        const namesWithOperation = names(Math.min(count, operations));
        const seen = new Set<string>();
        for (let lookNumber = 0; lookNumber < 60; lookNumber += 1) {
          const read = replicasToRead({ known, listed: known, namesWithOperation, lookNumber });
          expect(read.length).toBeLessThanOrEqual(8);
          expect(new Set(read).size).toBe(read.length);
          for (const name of read) seen.add(name);
        }
        expect(seen.size).toBe(count);
      }),
    );
  });
});
