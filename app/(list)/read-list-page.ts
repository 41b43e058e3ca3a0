import type { FleetPage } from "@/components/registry-list/fleet-list";
import type { ListPlaces } from "@/components/registry-list/registry-row";
import type { Caller } from "@/lib/auth/caller";
import { getFleet, withStates } from "@/lib/fleet/queries";
import { areStatesKnown, type Fleet, type FleetRow } from "@/lib/fleet/model";
import { fleetPath, type FleetQuery } from "@/lib/fleet/schema";
import { selectRows, type Selection } from "@/lib/fleet/select-rows";
import { findRegions } from "@/lib/registry/queries";

interface ListPage {
  readonly fleet: Fleet;
  readonly selection: Selection;
  readonly page: FleetPage;
}

/** All that one page of the list shows, and no more of the fleet than that. */
export async function readListPage(caller: Caller, query: FleetQuery): Promise<ListPage> {
  const { fleet, outage, position } = await getFleet(caller);
  const hasStates = fleet.rows.every(areStatesKnown);
  const asked = hasStates ? query : withoutStates(query);
  const selection = selectRows(fleet.rows, asked);
  const [rows, places] = await Promise.all([
    withStates(caller, selection.rows),
    placesOf(caller, selection.rows),
  ]);
  return {
    fleet,
    selection,
    page: {
      rows,
      places,
      position,
      outage,
      asOf: fleet.asOf,
      source: hasStates ? fleet.source : "lists",
      filters: hasStates ? filtersOf(selection, asked) : [],
      state: asked.state,
      isUnsearched: asked.q.trim() === "" && asked.tier === "all",
      isByState: asked.sort === "worst" || asked.state !== "all",
    },
  };
}

function withoutStates(query: FleetQuery): FleetQuery {
  return { ...query, state: "all", sort: query.sort === "worst" ? "name" : query.sort };
}

function filtersOf({ counts }: Selection, query: FleetQuery): FleetPage["filters"] {
  return counts.map(({ state, count }) => ({ state, count, href: fleetPath({ ...query, state, page: 1 }) }));
}

async function placesOf(caller: Caller, rows: readonly FleetRow[]): Promise<ListPlaces> {
  const subscriptionIds = [...new Set(rows.map(({ ref }) => ref.subscriptionId))];
  const wanted = new Set(
    rows.flatMap((row) => [row.homeRegion, ...row.replicas.map(({ region }) => region)]),
  );
  const regions = await findRegions(caller, subscriptionIds, [...wanted]);
  return Object.fromEntries(regions.map(({ name, displayName, point }) => [name, { displayName, point }]));
}
