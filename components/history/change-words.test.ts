import { describe, expect, it } from "vitest";
import type { Observation } from "@/lib/history/model";
import { changeWords } from "./change-words";
import { lastedWords } from "./lasted-words";

const BEFORE: Observation = {
  replicaName: "eastus",
  region: "eastus",
  seenAt: "2026-11-20T10:00:00.000Z",
  beforeAt: undefined,
  isThere: true,
  provisioningState: "Succeeded",
  displayStatus: "Syncing",
  statusSince: "2026-11-20T09:00:00.000Z",
  globalEndpointRouting: "included",
  changedBy: undefined,
  changedAt: "2026-11-20T08:00:00.000Z",
  operationId: undefined,
};

const words = (part: Partial<Observation>) => changeWords(BEFORE, { ...BEFORE, ...part });

describe("what changed, in words", () => {
  it("names both words of Azure's that moved", () => {
    expect(words({ provisioningState: "Updating", displayStatus: undefined })).toEqual([
      "Provisioning state: Succeeded, then Updating",
      "Sync status: Syncing, then none",
    ]);
  });

  it("tells a routing change as what it does", () => {
    expect(words({ globalEndpointRouting: "excluded", changedAt: "2026-11-20T09:59:00.000Z" })).toEqual([
      "Taken out of global routing",
    ]);
  });

  it("tells other settings as that, and a status that came back as a new one", () => {
    expect(words({ changedAt: "2026-11-20T09:59:00.000Z" })).toEqual(["Settings changed"]);
    expect(words({ statusSince: "2026-11-20T09:59:00.000Z" })).toEqual([
      "The same status anew: it was another one in between",
    ]);
    expect(words({ statusSince: undefined })).toEqual([]);
  });

  it("compares nothing with what was not there", () => {
    expect(words({ isThere: false, provisioningState: undefined })).toEqual([]);
    expect(changeWords({ ...BEFORE, isThere: false }, BEFORE)).toEqual([]);
    expect(changeWords(undefined, BEFORE)).toEqual([]);
  });
});

describe("how long it lasted, in words", () => {
  it.each([
    [{ leastSeconds: 12, mostSeconds: 12, isOver: true, hasGaps: false }, "12 s"],
    [{ leastSeconds: 12, mostSeconds: 7_200, isOver: true, hasGaps: false }, "12 s to 2 h"],
    [{ leastSeconds: 90, mostSeconds: 90, isOver: false, hasGaps: false }, "1 min 30 s so far"],
    [{ leastSeconds: 60, mostSeconds: undefined, isOver: false, hasGaps: false }, "at least 1 min so far"],
    [{ leastSeconds: 60, mostSeconds: 60, isOver: true, hasGaps: true }, "1 min, with gaps in it"],
  ])("says %j as %s", (lasted, said) => {
    expect(lastedWords(lasted)).toBe(said);
  });
});
