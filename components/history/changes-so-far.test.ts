import { describe, expect, it } from "vitest";
import type { ReplicaChange } from "@/lib/history/model";
import { changesSoFar } from "./changes-so-far";

function changeAt(minute: number, isOver = true): ReplicaChange {
  return {
    seen: {
      replicaName: "eastus",
      region: "eastus",
      seenAt: `2026-03-01T12:${String(minute).padStart(2, "0")}:00.000Z`,
      beforeAt: undefined,
      isThere: true,
      provisioningState: "Succeeded",
      displayStatus: "Ready",
      statusSince: undefined,
      globalEndpointRouting: "included",
      changedBy: undefined,
      changedAt: undefined,
      operationId: undefined,
    },
    was: undefined,
    notBefore: undefined,
    by: { kind: "azure" },
    lasted: { leastSeconds: 1, mostSeconds: 1, isOver, hasGaps: false },
  };
}

describe("the changes of a region while its page is open", () => {
  it("are the newest page on top of what was read on, each once and as it was told last", () => {
    const earlier = { changes: [changeAt(3, false), changeAt(2), changeAt(1)], next: 7 };
    const newest = { changes: [changeAt(4, false), changeAt(3)], next: 9 };
    expect(changesSoFar(newest, earlier)).toEqual({
      changes: [changeAt(4, false), changeAt(3), changeAt(2), changeAt(1)],
      next: 7,
    });
  });

  it("begin anew with the newest page when there are changes between it and what was read on", () => {
    const newest = { changes: [changeAt(9), changeAt(8)], next: 30 };
    expect(changesSoFar(newest, { changes: [changeAt(2), changeAt(1)], next: undefined })).toEqual(newest);
  });

  it("have nothing older once nothing is left to read", () => {
    const earlier = { changes: [changeAt(2), changeAt(1)], next: undefined };
    expect(changesSoFar({ changes: [changeAt(3), changeAt(2)], next: 5 }, earlier).next).toBeUndefined();
  });
});
