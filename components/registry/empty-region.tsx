import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { WhyNotNote } from "@/components/ui/why-not-note";
import { canCreateAgain } from "@/lib/operations/model";
import { stateSentence } from "./replica-sentences";
import type { RegionView } from "./screen-region";

interface EmptyRegionProps {
  view: RegionView;
  whyNot: string | undefined;
  onStage: () => void;
  onAdd: () => void;
}

const WHY_NOT = "add-why-not";

/** A region without a replica: whether one can be added, and how. */
export function EmptyRegion({ view, whyNot, onStage, onAdd }: EmptyRegionProps) {
  if (view.state === "unavailable") {
    return (
      <Notice
        title={`No replica can be added: ${view.whyUnavailable ?? "Azure offers none here"}.`}
        nextStep={
          view.offersReplicas
            ? "Upgrade the registry to Premium first."
            : "Choose a region with a green outline, or the table’s regions that can be added."
        }
      />
    );
  }
  if (view.state !== "available") {
    // Of a repair the notice above says it all.
    return view.operation?.repair ? null : <p>{stateSentence(view)}</p>;
  }
  const whyNotId = whyNot && WHY_NOT;
  // The notice above says it, and has the press that one rather wants.
  const isUnfinished = view.operation !== undefined && canCreateAgain(view.operation);
  const isStaged = view.badges.staged === "add";
  return (
    <>
      {view.caution && !isUnfinished ? <Notice tone="warn" title={view.caution} /> : null}
      <p>A replica can be added here.</p>
      <div className="flex flex-wrap gap-2">
        <Button look={isUnfinished ? "plain" : "primary"} whyNotId={whyNotId} onClick={onAdd}>
          Add a replica here…
        </Button>
        <Button whyNotId={isStaged ? undefined : whyNotId} onClick={onStage}>
          {isStaged ? "Take off the list" : "Put on the list"}
        </Button>
      </div>
      <WhyNotNote id={WHY_NOT} words={whyNot} isAnnounced />
      {whyNot === undefined ? (
        <p className="text-ink-muted text-sm">
          Regions on the list are added in one go. On the map, Space puts a region on the list.
        </p>
      ) : null}
    </>
  );
}
