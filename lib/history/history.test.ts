import { beforeEach, describe, expect, it } from "vitest";
import { aReplica } from "@/lib/azure/fixtures/a-replica";
import type { Replica } from "@/lib/azure/model";
import type { Database } from "@/lib/db/database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { changesSeen } from "./changes-seen";
import {
  insertObservations,
  listObservations,
  listWatchedSpans,
  noteWatched,
  pageOfChanges,
  thinHistory,
} from "./store";

const CONTOSO = "/subscriptions/s/resourcegroups/g/providers/microsoft.containerregistry/registries/contoso";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 2, 0, minutes)).toISOString();

function seen(before: readonly Replica[] | undefined, after: readonly Replica[]) {
  const earlier = before && { replicas: before, asOf: at(0) };
  return changesSeen(earlier, { replicas: after, asOf: at(1) }, new Map([["westeurope", "operation 7"]]));
}

describe("what is kept of a look", () => {
  it("is every replica at the first one, without a time before", () => {
    expect(seen(undefined, [aReplica("eastus"), aReplica("westeurope")])).toMatchObject([
      { replicaName: "eastus", isThere: true, seenAt: at(1), beforeAt: undefined, operationId: undefined },
      { replicaName: "westeurope", isThere: true, displayStatus: "Ready", operationId: "operation 7" },
    ]);
  });

  it("is nothing when nothing is otherwise, whatever the case of a name", () => {
    expect(seen([aReplica("eastus")], [aReplica("EastUS")])).toEqual([]);
  });

  it.each<[string, Partial<Replica>]>([
    ["another provisioning state", { provisioningState: "Updating" }],
    ["another status", { syncStatus: { displayStatus: "Syncing", message: undefined, changedAt: at(0) } }],
    [
      "the same status since another time",
      { syncStatus: { displayStatus: "Ready", message: undefined, changedAt: at(0) } },
    ],
    ["another routing", { globalEndpointRouting: "excluded" }],
    ["a change by somebody", { changedBy: "olivia@contoso.com", changedAt: at(0) }],
    ["a new replica of the same name", { createdAt: at(0) }],
  ])("is a row for %s", (_, change) => {
    const rows = seen([aReplica("eastus")], [aReplica("eastus", change)]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ replicaName: "eastus", isThere: true, beforeAt: at(0), seenAt: at(1) });
  });

  it("is a row without a state for a replica that is gone", () => {
    expect(seen([aReplica("eastus"), aReplica("westus")], [aReplica("westus")])).toEqual([
      expect.objectContaining({ replicaName: "eastus", isThere: false, provisioningState: undefined }),
    ]);
  });
});

describe("the kept history", () => {
  it("gives back what was put in, the latest first, of one region or of all", async () => {
    const first = seen(undefined, [aReplica("eastus"), aReplica("westeurope")]);
    const second = seen([aReplica("eastus")], [aReplica("eastus", { provisioningState: "Failed" })]);
    await insertObservations(db, CONTOSO, first);
    await insertObservations(db, CONTOSO, second);
    const sinceIso = at(0);
    expect(await listObservations(db, { registryKey: CONTOSO, sinceIso })).toEqual([
      ...second,
      ...first.toReversed(),
    ]);
    expect(await listObservations(db, { registryKey: CONTOSO, region: "westeurope", sinceIso })).toEqual([
      first[1],
    ]);
    expect(await listObservations(db, { registryKey: `${CONTOSO}2`, sinceIso })).toEqual([]);
  });

  it("tells of a time also what held when it began", async () => {
    const change = (minutes: number, replica: string) => ({
      ...(seen(undefined, [aReplica(replica)])[0] ?? expect.fail("no row")),
      seenAt: at(minutes),
    });
    const all = [change(1, "eastus"), change(2, "westus"), change(3, "eastus"), change(9, "eastus")];
    await insertObservations(db, CONTOSO, all);
    expect(await listObservations(db, { registryKey: CONTOSO, sinceIso: at(5) })).toEqual([
      all[3],
      all[2],
      all[1],
    ]);
  });

  it("gives the changes of a region page by page, each between its neighbours", async () => {
    const [row] = seen(undefined, [aReplica("eastus")]);
    const change = (minutes: number) => ({ ...(row ?? expect.fail("no row")), seenAt: at(minutes) });
    const [first, second, third] = [change(1), change(2), change(3)];
    await insertObservations(db, CONTOSO, [first, second, third]);
    await insertObservations(db, CONTOSO, seen(undefined, [aReplica("westus")]));
    const page = (before: number | undefined) =>
      pageOfChanges(db, { registryKey: CONTOSO, region: "eastus", before, limit: 2 });

    const { changes, next } = await page(undefined);
    expect(changes).toEqual([
      { seen: third, was: second, next: undefined },
      { seen: second, was: first, next: third },
    ]);
    expect(await page(next)).toEqual({
      changes: [{ seen: first, was: undefined, next: second }],
      next: undefined,
    });
  });

  it("joins looks that are close to spans, and leaves a gap where nobody looked", async () => {
    for (const minutes of [0, 1, 2, 60, 61]) await noteWatched(db, CONTOSO, at(minutes), 90_000);
    await noteWatched(db, `${CONTOSO}2`, at(30), 90_000);
    expect(await listWatchedSpans(db, CONTOSO, at(0))).toEqual([
      { fromAt: at(0), untilAt: at(2) },
      { fromAt: at(60), untilAt: at(61) },
    ]);
    expect(await listWatchedSpans(db, CONTOSO, at(50))).toEqual([{ fromAt: at(60), untilAt: at(61) }]);
  });

  it("does not shorten a span for a clock that was set back", async () => {
    for (const minutes of [0, 1, 2, 1]) await noteWatched(db, CONTOSO, at(minutes), 90_000);
    expect(await listWatchedSpans(db, CONTOSO, at(0))).toEqual([{ fromAt: at(0), untilAt: at(2) }]);
  });

  it("keeps of what is old the last change of each replica and day", async () => {
    const change = (name: string, day: number, hour: number) => ({
      ...(seen(undefined, [aReplica(name)])[0] ?? expect.fail("no row")),
      seenAt: new Date(Date.UTC(2026, 0, day, hour)).toISOString(),
    });
    await insertObservations(db, CONTOSO, [
      change("eastus", 1, 1),
      change("westus", 1, 2),
      change("eastus", 1, 3),
      change("eastus", 2, 1),
      change("eastus", 9, 1),
      change("eastus", 9, 2),
    ]);
    expect(await thinHistory(db, new Date(Date.UTC(2026, 0, 5)).toISOString())).toBe(1);
    const left = await listObservations(db, { registryKey: CONTOSO, sinceIso: new Date(0).toISOString() });
    expect(left.map(({ replicaName, seenAt }) => `${replicaName} ${seenAt.slice(0, 13)}`)).toEqual([
      "eastus 2026-01-09T02",
      "eastus 2026-01-09T01",
      "eastus 2026-01-02T01",
      "eastus 2026-01-01T03",
      "westus 2026-01-01T02",
    ]);
  });
});
