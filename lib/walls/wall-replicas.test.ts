import { describe, expect, it } from "vitest";
import { aPicture, anOperation, aReplica, someRegions } from "./fixtures/a-picture";
import { wallReplicas } from "./wall-replicas";

const REGIONS = someRegions("westus", "eastus", "westeurope", "japaneast", "uksouth", "brazilsouth");

const shown = (picture: ReturnType<typeof aPicture>) =>
  wallReplicas(picture, REGIONS).map(
    ({ region, words, isHome }) => `${region} ${words}${isHome ? " home" : ""}`,
  );

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
