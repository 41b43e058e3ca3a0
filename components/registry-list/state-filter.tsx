import { HexIcon } from "@/components/map/hex-icon";
import { NO_BADGES } from "@/components/map/drawing";
import { SoftLink } from "@/components/ui/soft-link";
import type { FleetStateFilter } from "@/lib/fleet/model";

export interface StateFilterLink {
  readonly state: FleetStateFilter;
  readonly count: number;
  readonly href: string;
}

const WORDS: Readonly<Record<FleetStateFilter, string>> = {
  all: "All",
  failed: "Failed",
  deleting: "Deleting",
  creating: "Creating",
  other: "Unknown state",
  syncing: "Syncing",
  ready: "Ready",
  "not-routed": "Not routed",
};

interface StateFilterProps {
  links: readonly StateFilterLink[];
  current: FleetStateFilter;
}

/** How many registries have a replica in each state, each a link to them alone. */
export function StateFilter({ links, current }: StateFilterProps) {
  return (
    <nav className="state-filter" aria-label="Registries by the state of a replica">
      {links.map(({ state, count, href }) =>
        count === 0 && state !== current && state !== "all" ? null : (
          <SoftLink key={state} href={href} aria-current={state === current ? "true" : undefined} keepsScroll>
            <StateIcon state={state} />
            {WORDS[state]}
            <span> {count}</span>
          </SoftLink>
        ),
      )}
    </nav>
  );
}

function StateIcon({ state }: { state: FleetStateFilter }) {
  if (state === "all") return null;
  if (state === "not-routed") return <HexIcon state="ready" badges={{ ...NO_BADGES, notRouted: true }} />;
  return <HexIcon state={state} />;
}
