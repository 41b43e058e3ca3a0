import { describe, expect, it } from "vitest";
import type { Operation, OutsideChange, Repair, RepairStep } from "@/lib/operations/model";
import { aPicture, anOperation, aRegion, aReplica } from "./a-picture";
import { mapRegions, regionViews, type RegionView } from "./screen-region";

function viewsOf(input: Partial<Parameters<typeof regionViews>[0]>): Map<string, RegionView> {
  const views = regionViews({
    regions: [aRegion("home"), aRegion("eastus"), aRegion("grey", { offersReplicas: false })],
    picture: aPicture([]),
    stagedToAdd: [],
    isStale: false,
    ...input,
  });
  return new Map(views.map((view) => [view.name, view]));
}

describe("what the screen shows of a region", () => {
  it("is ready at home before the registry was ever replicated", () => {
    const home = viewsOf({}).get("home");
    expect(home).toMatchObject({ state: "ready", replica: undefined });
    expect(home?.badges.home).toBe(true);
  });

  it("is available where a replica may be added and unavailable with its reason where not", () => {
    const views = viewsOf({});
    expect(views.get("eastus")).toMatchObject({
      state: "available",
      stateWords: "available",
      whyUnavailable: undefined,
    });
    expect(views.get("grey")).toMatchObject({
      state: "unavailable",
      stateWords: "unavailable: Azure offers no replicas here",
    });
  });

  it("is unavailable everywhere but home while the tier is not Premium, and says so", () => {
    const views = viewsOf({ picture: aPicture([], [], { tier: "Basic" }) });
    expect(views.get("home")?.state).toBe("ready");
    expect(views.get("eastus")?.stateWords).toBe("unavailable: the Basic tier cannot be geo-replicated");
  });

  it("is creating from the moment of the press, before ARM shows a replica", () => {
    const picture = aPicture([], [anOperation("eastus", { state: "intended" })]);
    expect(viewsOf({ picture }).get("eastus")).toMatchObject({
      state: "creating",
      elapsedSince: "2026-11-20T10:00:00.000Z",
    });
  });

  it("is no longer called creating when Azure has not confirmed it for a while", () => {
    const operation = anOperation("eastus", { state: "intended", requestedAt: "2026-11-20T09:59:30.000Z" });
    expect(viewsOf({ picture: aPicture([], [operation]) }).get("eastus")).toMatchObject({
      state: "other",
      stateWords: "not confirmed by Azure",
    });
  });

  it("is what a repair does next, until its replica is there again", () => {
    const at = (step: RepairStep, part: Partial<Repair> = {}, operation: Partial<Operation> = {}) => {
      const stepSince = "2026-11-20T10:00:00.000Z";
      const settings = { globalEndpointRouting: "included", tags: {} } as const;
      const repair: Repair = { step, stepSince, needsPersonSince: undefined, ...settings, ...part };
      const open = anOperation("eastus", { kind: "replica.repair", repair, ...operation });
      return viewsOf({ picture: aPicture([], [open]) }).get("eastus");
    };
    expect(at("deleting")?.state).toBe("deleting");
    expect(at("gone")?.state).toBe("deleting");
    expect(at("creating")).toMatchObject({ state: "creating", elapsedSince: "2026-11-20T10:00:00.000Z" });
    expect(at("gone", { needsPersonSince: "2026-11-20T10:00:00.000Z" })).toMatchObject({
      state: "failed",
      stateWords: "no replica, repair is waiting",
    });
    const failed = { state: "failed", settledAt: "2026-11-20T10:00:00.000Z" } as const;
    expect(at("creating", {}, failed)).toMatchObject({
      state: "available",
      caution: "the replica was deleted for a repair and not created again",
    });
    expect(at("deleting", {}, failed)?.caution).toBeUndefined();
  });

  it("hangs when a change that is none of ours has passed its limit, and not while one of ours is open", () => {
    const replica = aReplica("eastus", { provisioningState: "Creating" });
    const change: OutsideChange = {
      replicaName: "eastus",
      kind: "replica.create",
      since: "2026-11-20T09:30:00.000Z",
      sinceBy: "azure",
      stuckLimit: { afterSeconds: 1_800, earlierCount: undefined },
    };
    const stuckIn = (outside: OutsideChange, operations: readonly Operation[] = []) => {
      const picture = { ...aPicture([replica], operations), outsideChanges: [outside] };
      return viewsOf({ picture }).get("eastus")?.outsideStuck;
    };
    expect(stuckIn(change)).toEqual(change);
    expect(stuckIn({ ...change, since: "2026-11-20T09:30:05.000Z" })).toBeUndefined();
    expect(stuckIn({ ...change, replicaName: "westus" })).toBeUndefined();
    expect(stuckIn(change, [anOperation("eastus")])).toBeUndefined();
  });

  it("is deleting from the moment of the press until the replica is gone", () => {
    const operation = anOperation("eastus", { kind: "replica.delete" });
    expect(viewsOf({ picture: aPicture([aReplica("eastus")], [operation]) }).get("eastus")?.state).toBe(
      "deleting",
    );
    const settled = { ...operation, state: "succeeded" as const, settledAt: "2026-11-20T10:00:04.000Z" };
    expect(viewsOf({ picture: aPicture([], [settled]) }).get("eastus")?.state).toBe("available");
  });

  it("carries the routing and updating badges with the state kept", () => {
    const replica = aReplica("eastus", { globalEndpointRouting: "excluded", provisioningState: "Updating" });
    const view = viewsOf({ picture: aPicture([replica]) }).get("eastus");
    expect(view?.state).toBe("ready");
    expect(view?.badges).toMatchObject({ notRouted: true, updating: true });
  });

  it("is staged only where a replica can still be added", () => {
    const views = viewsOf({
      picture: aPicture([aReplica("eastus")]),
      stagedToAdd: ["eastus", "grey", "home"],
    });
    expect([...views.values()].map((view) => view.badges.staged)).toEqual([undefined, undefined, undefined]);
    expect(viewsOf({ stagedToAdd: ["eastus"] }).get("eastus")?.badges.staged).toBe("add");
  });

  it("is stale only where there is something to be stale", () => {
    const views = viewsOf({ picture: aPicture([aReplica("eastus")]), isStale: true });
    expect(views.get("eastus")?.badges.stale).toBe(true);
    expect(views.get("grey")?.badges.stale).toBe(false);
  });

  it("is the worst of several replicas in one region", () => {
    const picture = aPicture([
      aReplica("eastus", { name: "first" }),
      aReplica("eastus", { name: "second", provisioningState: "Failed" }),
    ]);
    expect(viewsOf({ picture }).get("eastus")).toMatchObject({
      state: "failed",
      replica: { name: "second" },
    });
  });

  it("is listed but not drawn for a replica in a region that ARM does not list", () => {
    const picture = aPicture([aReplica("moonbase")]);
    const views = viewsOf({ picture });
    expect(views.get("moonbase")?.state).toBe("ready");
    expect(mapRegions([...views.values()], undefined).map((region) => region.name)).not.toContain("moonbase");
  });

  it("keeps a word that it does not know", () => {
    const picture = aPicture([aReplica("eastus", { provisioningState: "Migrating" })]);
    expect(viewsOf({ picture }).get("eastus")).toMatchObject({ state: "other", stateWords: "Migrating" });
  });
});
