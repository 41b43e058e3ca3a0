import { Button } from "@/components/ui/button";
import { ColumnHead, RowHead, Table } from "@/components/ui/table";
import type { Registry } from "@/lib/azure/model";
import { hostNameOfRegion } from "@/lib/endpoints/registry-hosts";
import { REGION_STATES } from "@/lib/replication/model";
import type { RegionView } from "./screen-region";

interface RegionTableProps {
  views: readonly RegionView[];
  registry: Registry;
  selectedRegion: string | undefined;
  onSelect: (region: string) => void;
  onStage: (region: string) => void;
  onDelete: (region: string) => void;
  onRouting: (region: string) => void;
}

/** The map's twin: every region and every action, for reading and for working without the map. */
export function RegionTable({
  views,
  registry,
  selectedRegion,
  onSelect,
  onStage,
  onDelete,
  onRouting,
}: RegionTableProps) {
  const hasRegional = registry.regionalEndpointHostNames.length > 0;
  return (
    <Table caption="All regions">
      <thead>
        <tr>
          <ColumnHead>Region</ColumnHead>
          <ColumnHead>State</ColumnHead>
          <ColumnHead>Global routing</ColumnHead>
          {hasRegional ? <ColumnHead>Regional endpoint</ColumnHead> : null}
          <ColumnHead>
            <span className="sr-only">Actions</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <tr key={view.name} data-selected={view.name === selectedRegion || undefined}>
            <RowHead>
              <button type="button" className="table-link" onClick={() => onSelect(view.name)}>
                {view.displayName}
              </button>
              {view.badges.home ? <span className="text-ink-muted"> home</span> : null}
            </RowHead>
            <td className="first-letter:uppercase">{view.stateWords}</td>
            <td>{routingWords(view)}</td>
            {hasRegional ? (
              <td>
                <code>{hostNameOfRegion(registry.regionalEndpointHostNames, view.name) ?? "—"}</code>
              </td>
            ) : null}
            <td className="text-right whitespace-nowrap">
              <RowActions
                view={view}
                onSelect={onSelect}
                onStage={onStage}
                onDelete={onDelete}
                onRouting={onRouting}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RowActions({
  view,
  onSelect,
  onStage,
  onDelete,
  onRouting,
}: Pick<RegionTableProps, "onSelect" | "onStage" | "onDelete" | "onRouting"> & { view: RegionView }) {
  const { name, displayName, replica, badges, state } = view;
  if (state === "available") {
    const isStaged = badges.staged === "add";
    return (
      <Button
        look="quiet"
        aria-label={`${isStaged ? "Take off the list" : "Add to the list"}: ${displayName}`}
        onClick={() => onStage(name)}
      >
        {isStaged ? "Take off the list" : "Add to the list"}
      </Button>
    );
  }
  const isMoving = state === "creating" || state === "deleting" || badges.updating;
  if (!replica || isMoving) return null;
  const isRouted = replica.globalEndpointRouting === "included";
  return (
    <>
      <Button
        look="quiet"
        aria-label={`${isRouted ? "Take out of routing" : "Put into routing"}: ${displayName}`}
        onClick={() => onRouting(name)}
      >
        {isRouted ? "Take out of routing…" : "Put into routing…"}
      </Button>
      {badges.home ? null : state === "failed" ? (
        <Button look="quiet" aria-label={`Repair: ${displayName}`} onClick={() => onSelect(name)}>
          Repair…
        </Button>
      ) : (
        <Button look="quiet" aria-label={`Delete: ${displayName}`} onClick={() => onDelete(name)}>
          Delete…
        </Button>
      )}
    </>
  );
}

function routingWords(view: RegionView): string {
  if (view.replica) return view.replica.globalEndpointRouting === "included" ? "Routed" : "Not routed";
  return view.badges.home ? "Routed" : "—";
}

/** What the registry has comes first, worst first; then by name. */
export function tableRows(views: readonly RegionView[], find: string): RegionView[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (view: RegionView) =>
    [view.displayName, view.name, view.geography, view.stateWords, view.badges.notRouted ? "not routed" : ""]
      .join(" ")
      .toLowerCase();
  return views
    .filter((view) => words.every((word) => text(view).includes(word)))
    .sort(
      (a, b) =>
        REGION_STATES.indexOf(a.state) - REGION_STATES.indexOf(b.state) ||
        Number(b.badges.home) - Number(a.badges.home) ||
        a.displayName.localeCompare(b.displayName, "en"),
    );
}
