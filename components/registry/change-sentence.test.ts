import { describe, expect, it } from "vitest";
import type { Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";
import { aPicture, anOperation, aRegion, aReplica } from "./a-picture";
import { changeSentence } from "./change-sentence";
import { regionViews } from "./screen-region";

const regions = ["home", "a", "b", "c", "d", "e"].map((name) => aRegion(name));

function views(replicas: readonly Replica[], operations: readonly Operation[] = []) {
  return regionViews({ regions, picture: aPicture(replicas, operations), stagedToAdd: [], isStale: false });
}

describe("the sentence about a change", () => {
  it("is empty when nothing changed", () => {
    expect(changeSentence(views([aReplica("a")]), views([aReplica("a")]))).toBe("");
  });

  it("names the region and its new state", () => {
    const creating = aReplica("a", { provisioningState: "Creating", syncStatus: undefined });
    expect(changeSentence(views([creating]), views([aReplica("a")]))).toBe("A: ready.");
  });

  it("says that a replica is deleted, not that its region is available", () => {
    const deleting = aReplica("a", { provisioningState: "Deleting" });
    expect(changeSentence(views([deleting]), views([]))).toBe("A: replica deleted.");
  });

  it("tells routing in words", () => {
    const excluded = aReplica("a", { globalEndpointRouting: "excluded" });
    expect(changeSentence(views([aReplica("a")]), views([excluded]))).toBe("A: out of global routing.");
    expect(changeSentence(views([excluded]), views([aReplica("a")]))).toBe("A: back in global routing.");
  });

  it("tells the reason of a failure once", () => {
    const failed = anOperation("a", {
      state: "failed",
      settledAt: "2026-11-20T10:01:00Z",
      failure: "Subnet is full.",
    });
    const before = views([], [anOperation("a")]);
    const after = views([], [failed]);
    expect(changeSentence(before, after)).toBe("A: Subnet is full.");
    expect(changeSentence(after, views([], [failed]))).toBe("");
  });

  it("names three and counts the rest", () => {
    const all = ["a", "b", "c", "d", "e"].map((name) => aReplica(name));
    expect(changeSentence(views([]), views(all))).toBe("A: ready. B: ready. C: ready. And 2 more changes.");
  });
});
