import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherWord, replicaState, REGION_STATES } from "./model";

const replica = (provisioningState: string, displayStatus?: string) => ({
  provisioningState,
  syncStatus: { displayStatus, message: undefined, changedAt: undefined },
});

describe("the state of a replica", () => {
  it.each([
    ["Failed", "Ready", "failed"],
    ["Canceled", undefined, "failed"],
    ["Deleting", "Ready", "deleting"],
    ["Creating", undefined, "creating"],
    ["Creating", "Syncing", "creating"],
    ["Succeeded", undefined, "other"],
    ["Succeeded", "Provisioning", "other"],
    ["Migrating", "Ready", "other"],
    ["Succeeded", "Syncing", "syncing"],
    ["Succeeded", "Ready", "ready"],
    ["Succeeded", "online", "ready"],
    ["Updating", "Ready", "ready"],
    ["succeeded", "READY", "ready"],
  ])("of %s and %s is %s", (provisioning, display, state) => {
    expect(replicaState(replica(provisioning, display), undefined)).toBe(state);
  });

  it("is deleting from the moment a deletion was accepted until it is gone, unless it has failed", () => {
    expect(replicaState(replica("Succeeded", "Ready"), "delete")).toBe("deleting");
    expect(replicaState(replica("Failed"), "delete")).toBe("failed");
  });

  it("is always one of the drawn states, whatever words ARM invents, and an unknown word is kept", () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (provisioning, display) => {
        const state = replicaState(replica(provisioning, display), undefined);
        expect(REGION_STATES).toContain(state);
        if (state === "other") {
          expect([provisioning, display, "status not reported"]).toContain(
            otherWord(replica(provisioning, display)),
          );
        }
      }),
    );
  });
});
