import { z } from "zod";
import { FLEET_STATES, type FleetStateFilter } from "./model";

const SORTS = ["name", "worst", "replicas", "tier", "subscription", "home"] as const;
export const STATE_FILTERS = [
  "all",
  ...FLEET_STATES,
  "not-routed",
] as const satisfies readonly FleetStateFilter[];
const MOST_PAGES = 10_000;

/** The list page's address: rubbish in a query becomes the default, a shared link never breaks. */
export const FleetQuery = z.object({
  q: z.string().max(100).catch(""),
  tier: z.enum(["all", "basic", "standard", "premium"]).catch("all"),
  state: z.enum(STATE_FILTERS).catch("all"),
  sort: z.enum(SORTS).catch("name"),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});
export type FleetQuery = z.infer<typeof FleetQuery>;

const DEFAULTS = FleetQuery.parse({});

/** The address of the list for a query; what is as usual is left out. */
export function fleetPath(query: FleetQuery): string {
  const parameters = new URLSearchParams();
  for (const key of ["q", "tier", "state", "sort", "page"] as const) {
    if (query[key] !== DEFAULTS[key]) parameters.set(key, String(query[key]));
  }
  return parameters.size === 0 ? "/" : `/?${parameters.toString()}`;
}
