import type { RefObject } from "react";
import { Breakable } from "@/components/ui/breakable";
import { Button } from "@/components/ui/button";
import { ColumnHead, RowHead, Table } from "@/components/ui/table";
import { WhyNotNote } from "@/components/ui/why-not-note";
import type { Registry } from "@/lib/azure/model";
import { hostNameOfRegion } from "@/lib/endpoints/registry-hosts";
import type { WhyNot } from "@/lib/registry/model";
import { REGION_STATES } from "@/lib/replication/model";
import { RegionFinder } from "./region-finder";
import { runningWords } from "./replica-sentences";
import type { FoldedState } from "./screen-address";
import { offersCreateAgain, type RegionView } from "./screen-region";

interface RegionTableProps {
  views: readonly RegionView[];
  finder: RefObject<HTMLInputElement | null>;
  /** Only these rows, wherever they would be folded away. */
  find: string;
  onFind: (find: string) => void;
  /** Folds that are open. */
  show: readonly FoldedState[];
  onShow: (show: readonly FoldedState[]) => void;
  registry: Registry;
  whyNot: WhyNot;
  selectedRegion: string | undefined;
  onSelect: (region: string) => void;
  onStage: (region: string) => void;
  onDelete: (region: string) => void;
  onRouting: (region: string) => void;
}

const FOLDS = [
  { state: "available", words: "Regions that can be added" },
  { state: "unavailable", words: "Regions that cannot be added" },
] as const;
/** With the regional endpoints; a span beyond the last column is no fault. */
const COLUMNS = 5;
const WHY_NOT_WRITE = "table-why-not-write";
const WHY_NOT_DELETE = "table-why-not-delete";

/** The map's twin: every region and every action, for reading and for working without the map. */
export default function RegionTable({ finder, onFind, ...rest }: RegionTableProps) {
  return (
    <>
      <RegionFinder ref={finder} find={rest.find} onFind={onFind} />
      <WhyNotNote id={WHY_NOT_WRITE} words={rest.whyNot["replications/write"]} />
      <WhyNotNote id={WHY_NOT_DELETE} words={rest.whyNot["replications/delete"]} />
      <FoundRegions {...rest} />
    </>
  );
}

function FoundRegions(props: Omit<RegionTableProps, "finder" | "onFind">) {
  const { find, show, onShow, registry } = props;
  const hasRegional = registry.regionalEndpointHostNames.length > 0;
  const rows = tableRows(props.views, find);
  const folds = find.trim() === "" ? FOLDS : [];
  const row = (view: RegionView) => (
    <tr key={view.name} data-selected={view.name === props.selectedRegion || undefined}>
      <RowHead>
        <button type="button" className="table-link" onClick={() => props.onSelect(view.name)}>
          {view.displayName}
        </button>
        {view.badges.home ? <span className="text-ink-muted"> home</span> : null}
      </RowHead>
      <td>
        <span className="inline-block first-letter:uppercase">
          {[view.stateWords, runningWords(view)].filter(Boolean).join(", ")}
        </span>
        {(view.passedLimit ?? view.outsideStuck) ? " · longer than usual" : null}
        <OperationWordsInRow view={view} />
      </td>
      <td>{routingWords(view)}</td>
      {hasRegional ? (
        <td>
          <code>
            <Breakable text={hostNameOfRegion(registry.regionalEndpointHostNames, view.name) ?? "—"} />
          </code>
        </td>
      ) : null}
      <td>
        <div className="row-actions">
          <RowActions {...props} view={view} />
        </div>
      </td>
    </tr>
  );
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
        {rows.filter((view) => !folds.some((fold) => isFolded(view, fold.state))).map(row)}
        {rows.length === 0 ? (
          <tr>
            <td colSpan={COLUMNS}>No region fits. Try part of its name, its country or a state.</td>
          </tr>
        ) : null}
      </tbody>
      {folds.map(({ state, words }) => {
        const folded = rows.filter((view) => isFolded(view, state));
        if (folded.length === 0) return null;
        const isOpen = show.includes(state);
        return (
          <tbody key={state}>
            <tr>
              <td colSpan={COLUMNS}>
                <button
                  type="button"
                  className="table-fold"
                  aria-expanded={isOpen}
                  onClick={() => onShow(isOpen ? show.filter((open) => open !== state) : [...show, state])}
                >
                  {words} ({folded.length})
                </button>
              </td>
            </tr>
            {isOpen ? folded.map(row) : null}
          </tbody>
        );
      })}
    </Table>
  );
}

function RowActions({
  view,
  whyNot,
  onSelect,
  onStage,
  onDelete,
  onRouting,
}: Pick<RegionTableProps, "whyNot" | "onSelect" | "onStage" | "onDelete" | "onRouting"> & {
  view: RegionView;
}) {
  const { name, displayName, replica, badges, state } = view;
  const whyNotWrite = whyNot["replications/write"] && WHY_NOT_WRITE;
  if (offersCreateAgain(view)) {
    return (
      <Button
        aria-label={`Create again: ${displayName}`}
        whyNotId={whyNotWrite}
        onClick={() => onSelect(name)}
      >
        Create again…
      </Button>
    );
  }
  if (state === "available") {
    const isStaged = badges.staged === "add";
    return (
      <Button
        aria-label={`${isStaged ? "Take off the list" : "Add to the list"}: ${displayName}`}
        whyNotId={isStaged ? undefined : whyNotWrite}
        onClick={() => onStage(name)}
      >
        {isStaged ? "Take off the list" : "Add to the list"}
      </Button>
    );
  }
  const isUnderWay = view.operation !== undefined && view.operation.settledAt === undefined;
  const isMoving = isUnderWay || state === "creating" || state === "deleting" || badges.updating;
  if (!replica || isMoving) return null;
  const isRouted = replica.globalEndpointRouting === "included";
  return (
    <>
      <Button
        aria-label={`${isRouted ? "Take out of routing" : "Put into routing"}: ${displayName}`}
        whyNotId={whyNotWrite}
        onClick={() => onRouting(name)}
      >
        {isRouted ? "Take out of routing…" : "Put into routing…"}
      </Button>
      {badges.home ? null : state === "failed" ? (
        <Button aria-label={`Repair: ${displayName}`} onClick={() => onSelect(name)}>
          Repair…
        </Button>
      ) : (
        <Button
          aria-label={`Delete: ${displayName}`}
          whyNotId={whyNot["replications/delete"] && WHY_NOT_DELETE}
          onClick={() => onDelete(name)}
        >
          Delete…
        </Button>
      )}
    </>
  );
}

/** What waits to be finished is never folded away. */
function isFolded(view: RegionView, state: FoldedState): boolean {
  return view.state === state && !offersCreateAgain(view);
}

/** What the state alone does not say. */
function OperationWordsInRow({ view }: { view: RegionView }) {
  const { operation } = view;
  const words = offersCreateAgain(view)
    ? view.caution
    : operation?.settledAt === undefined && operation?.waitingSince !== undefined
      ? "waiting for someone who may read it"
      : operation?.state === "not_started"
        ? "the last change was not started"
        : undefined;
  return words === undefined ? null : <span className="text-ink-muted block text-xs">{words}</span>;
}

function routingWords(view: RegionView): string {
  const { replica, badges } = view;
  if (!replica) return badges.home ? "Routed" : "—";
  const words = replica.globalEndpointRouting === "included" ? "Routed" : "Not routed";
  return badges.updating ? `${words}, updating` : words;
}

/** What the registry has comes first, worst first; then by name. */
function tableRows(views: readonly RegionView[], find: string): RegionView[] {
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
