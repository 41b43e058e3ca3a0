import { describe, expect, it } from "vitest";
import type { Operation, Repair } from "@/lib/operations/model";
import { aPicture, anOperation, aReplica, someRegions } from "./fixtures/a-picture";
import { wallReplicas } from "./wall-replicas";

const REGIONS = someRegions("westus", "eastus", "westeurope", "japaneast", "uksouth", "brazilsouth");

const shown = (picture: ReturnType<typeof aPicture>) =>
  wallReplicas(picture, REGIONS).map(
    ({ region, words, isHome }) => `${region} ${words}${isHome ? " home" : ""}`,
  );

const ASKED = "2026-11-20T09:40:00.000Z";
const LIMIT = { afterSeconds: 60, earlierCount: undefined };

function aRepair(region: string, repair: Partial<Repair>, part: Partial<Operation> = {}): Operation {
  return anOperation(region, {
    kind: "replica.repair",
    requestedAt: ASKED,
    repair: {
      step: "gone",
      stepSince: "2026-11-20T09:59:00.000Z",
      needsPersonSince: undefined,
      globalEndpointRouting: "included",
      tags: {},
      ...repair,
    },
    ...part,
  });
}

const first = (...asked: Parameters<typeof aPicture>) => wallReplicas(aPicture(...asked), REGIONS)[0];

describe("the replicas of a wall", () => {
  it("come with the worst first, and the home first of those that are well", () => {
    const picture = aPicture(
      [
        aReplica("eastus"),
        aReplica("westus", { isHomeReplica: true }),
        aReplica("westeurope", {
          syncStatus: { displayStatus: "Syncing", message: undefined, changedAt: undefined },
        }),
        aReplica("uksouth", { globalEndpointRouting: "excluded" }),
        aReplica("brazilsouth", { provisioningState: "Failed" }),
      ],
      [anOperation("japaneast")],
    );
    expect(shown(picture)).toEqual([
      "brazilsouth failed",
      "uksouth ready",
      "japaneast creating",
      "westeurope syncing",
      "westus ready home",
      "eastus ready",
    ]);
  });

  it("have the home among them also before Azure has made a replication of it", () => {
    expect(shown(aPicture([]))).toEqual(["westus ready home"]);
  });

  it("are deleting from the moment on that Azure was asked for it", () => {
    const deleting = anOperation("eastus", { kind: "replica.delete" });
    expect(shown(aPicture([aReplica("eastus")], [deleting]))[0]).toBe("eastus deleting");
  });

  it("keep words of Azure's that nobody knows", () => {
    const unknown = aReplica("eastus", { provisioningState: "Reticulating" });
    expect(shown(aPicture([unknown]))[0]).toBe("eastus Reticulating");
  });
});

describe("what needs somebody, on a wall", () => {
  const needsPersonSince = "2026-11-20T09:59:30.000Z";
  const waiting = aRepair("japaneast", { needsPersonSince, needsPersonBecause: "no_right" });

  it("has a repair that waits for somebody who may create, high up and since when", () => {
    const replicas = wallReplicas(
      aPicture([aReplica("eastus", { provisioningState: "Failed" }), aReplica("uksouth")], [waiting]),
      REGIONS,
    );
    expect(replicas.map(({ region }) => region)).toEqual(["eastus", "japaneast", "westus", "uksouth"]);
    expect(replicas[1]).toMatchObject({
      state: "other",
      words: "deleted",
      attention: "person",
      since: needsPersonSince,
    });
  });

  it("has a repair that ended without its replica, until it is there again or was created anew", () => {
    const settledAt = "2026-11-20T09:59:40.000Z";
    const ended = aRepair("japaneast", { step: "gone" }, { state: "failed", settledAt });
    expect(first([], [ended])).toMatchObject({
      region: "japaneast",
      attention: "person",
      since: settledAt,
    });
    const back = wallReplicas(aPicture([aReplica("japaneast")], [ended]), REGIONS);
    expect(back.map(({ region, attention }) => [region, attention])).toEqual([
      ["westus", undefined],
      ["japaneast", undefined],
    ]);
    expect(first([], [ended, anOperation("japaneast")])).toMatchObject({
      state: "creating",
      attention: undefined,
    });
  });

  it("has a change that waits for someone who may read it", () => {
    const waitingSince = "2026-11-20T09:50:00.000Z";
    const looks = { attention: "person", since: waitingSince };
    const creation = anOperation("japaneast", { requestedAt: ASKED, waitingSince, stuckLimit: LIMIT });
    expect(first([], [creation])).toMatchObject({ state: "creating", ...looks });
    const creating = aReplica("japaneast", { provisioningState: "Creating" });
    expect(first([creating], [creation])).toMatchObject({ state: "creating", ...looks });
  });

  it("has what takes longer than usual above plain changes, whoever asked for it", () => {
    const replicas = wallReplicas(
      aPicture(
        [
          aReplica("brazilsouth", { provisioningState: "Creating" }),
          aReplica("eastus", { provisioningState: "Deleting" }),
          aReplica("westeurope", { provisioningState: "Updating" }),
        ],
        [
          anOperation("japaneast", { requestedAt: ASKED, stuckLimit: LIMIT }),
          anOperation("uksouth", { requestedAt: "2026-11-20T10:00:00.000Z", stuckLimit: LIMIT }),
        ],
        {
          outsideChanges: [
            {
              replicaName: "westeurope",
              kind: "replica.set-global-endpoint-routing",
              since: ASKED,
              sinceBy: "seen",
              stuckLimit: LIMIT,
            },
          ],
        },
      ),
      REGIONS,
    );
    expect(replicas.map(({ region, attention, since }) => [region, attention, since])).toEqual([
      ["japaneast", "slow", ASKED],
      ["westeurope", "slow", ASKED],
      ["eastus", undefined, undefined],
      ["brazilsouth", undefined, "2026-11-20T08:00:00.000Z"],
      ["uksouth", undefined, "2026-11-20T10:00:00.000Z"],
      ["westus", undefined, undefined],
    ]);
  });
});

describe("a repair on a wall", () => {
  it("is being deleted until it is really gone, also when Azure shows nothing any more", () => {
    const step = aRepair("japaneast", { step: "deleting", stepSince: ASKED });
    expect(first([], [step])).toMatchObject({ state: "deleting", since: ASKED });
    expect(first([], [aRepair("japaneast", { step: "gone" })])).toMatchObject({ state: "deleting" });
  });

  it("is being created since its creation began, not since it was asked for", () => {
    const stepSince = "2026-11-20T09:59:00.000Z";
    const step = aRepair("japaneast", { step: "creating", stepSince });
    const looks = { state: "creating", since: stepSince };
    expect(first([], [step])).toMatchObject(looks);
    expect(first([aReplica("japaneast", { provisioningState: "Creating" })], [step])).toMatchObject(looks);
  });
});
