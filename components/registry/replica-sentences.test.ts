import { describe, expect, it } from "vitest";
import type { Replica } from "@/lib/azure/model";
import { aPicture, anOperation, aRegion, aReplica } from "./a-picture";
import { routingSentence, runningWords, stateSentence, whyRoutingRests } from "./replica-sentences";
import { regionViews, type RegionView } from "./screen-region";

function viewOf(picture: ReturnType<typeof aPicture>): RegionView {
  const regions = [aRegion("eastus")];
  const [view] = regionViews({ regions, picture, stagedToAdd: [], isStale: false });
  if (!view) throw new Error("the region is missing");
  return view;
}

const withReplica = (part: Partial<Replica>) => viewOf(aPicture([aReplica("eastus", part)]));
const FAILED = { provisioningState: "Failed", syncStatus: undefined };
const CREATING = { provisioningState: "Creating", syncStatus: undefined };
const routing = (part: Partial<Replica>) => routingSentence(withReplica(part), "contoso.azurecr.io");

describe("what is said about routing", () => {
  it("promises clients only where a replica can serve them", () => {
    expect(routing({})).toBe("contoso.azurecr.io may send clients here.");
    expect(routing(CREATING)).toBe("contoso.azurecr.io may send clients here once the replica is ready.");
    expect(routing({ provisioningState: "Deleting" })).toBe("contoso.azurecr.io stops sending clients here.");
    expect(routing(FAILED)).toMatch(/^Switched on, but a failed replica may not answer\./);
  });

  it("says that data keeps syncing only where it does", () => {
    const globalEndpointRouting = "excluded";
    expect(routing({ globalEndpointRouting })).toMatch(/Data keeps syncing and is billed\.$/);
    expect(routing({ ...FAILED, globalEndpointRouting })).toBe("contoso.azurecr.io sends nobody here.");
  });

  it("says why it cannot be switched just now", () => {
    expect(whyRoutingRests(withReplica({}))).toBeUndefined();
    expect(whyRoutingRests(withReplica(FAILED))).toBeUndefined();
    expect(whyRoutingRests(withReplica(CREATING))).toBe(
      "It can be switched once the replica has been created.",
    );
    expect(whyRoutingRests(withReplica({ provisioningState: "Deleting" }))).toBe(
      "The replica is being deleted.",
    );
    expect(whyRoutingRests(withReplica({ provisioningState: "Updating" }))).toBe(
      "A change to this replica is running.",
    );
  });
});

describe("what is said about a state", () => {
  it("is nothing where the word says it all", () => {
    expect(stateSentence(withReplica({}))).toBeUndefined();
  });

  it("is what comes next while something is changing", () => {
    expect(stateSentence(withReplica(CREATING))).toMatch(/^The replica is being created\./);
    expect(stateSentence(withReplica({ provisioningState: "Deleting" }))).toMatch(/is being deleted\./);
  });

  it("is to wait when Azure has not confirmed what was asked for", () => {
    const operation = anOperation("eastus", { state: "intended", requestedAt: "2026-11-20T09:59:30.000Z" });
    expect(stateSentence(viewOf(aPicture([], [operation])))).toMatch(
      /Azure has not confirmed it\. It may still take it on: wait for that before you try again\./,
    );
  });

  it("keeps Azure's own word for a state that nobody here knows", () => {
    expect(stateSentence(withReplica({ provisioningState: "Quarantined" }))).toMatch(/“Quarantined”/);
    expect(stateSentence(withReplica({ syncStatus: undefined }))).toMatch(/reports no status of it yet/);
  });
});

describe("what is said of what runs on a replica", () => {
  const running = (part: Partial<Replica>, operation: Parameters<typeof anOperation>[1] = {}) =>
    runningWords(viewOf(aPicture([aReplica("eastus", part)], [anOperation("eastus", operation)])));

  it("is nothing where nothing runs, and where the state says it", () => {
    expect(runningWords(withReplica({}))).toBeUndefined();
    expect(running(FAILED, { settledAt: "2026-11-20T10:00:00.000Z" })).toBeUndefined();
    expect(running(CREATING, { kind: "replica.create" })).toBeUndefined();
    expect(running({ provisioningState: "Deleting" }, { kind: "replica.delete" })).toBeUndefined();
    expect(running({}, { kind: "replica.set-global-endpoint-routing" })).toBeUndefined();
  });

  it("is why nothing can be done to it where the state leaves that open", () => {
    expect(running(FAILED, { kind: "replica.repair" })).toBe("repair is running");
    expect(running(FAILED, { kind: "replica.create" })).toBe("creation is ending");
    expect(running(FAILED, { kind: "replica.delete" })).toBe("deletion is running");
  });

  it("is nothing while nobody can ask whether it still runs", () => {
    const waitingSince = "2026-11-20T10:00:00.000Z";
    expect(running(FAILED, { kind: "replica.repair", waitingSince })).toBeUndefined();
  });
});
