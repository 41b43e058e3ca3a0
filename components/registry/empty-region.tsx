import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { WhyNotNote } from "@/components/ui/why-not-note";
import { ChangePreviewView } from "./change-preview";
import { addQuery } from "./change-query";
import { stateSentence } from "./replica-sentences";
import type { CreateAgain } from "./screen-address";
import type { RegionView } from "./screen-region";
import type { Repair } from "./use-repair";

interface EmptyRegionProps {
  view: RegionView;
  registryId: string;
  whyNot: string | undefined;
  /** Settings of a replica that was here and is to be created again. */
  again: CreateAgain | undefined;
  repair: Repair;
  onStage: () => void;
  onAdd: () => void;
}

const WHY_NOT = "add-why-not";

/** A region without a replica: whether one can be added, and how. */
export function EmptyRegion({ view, registryId, whyNot, again, repair, onStage, onAdd }: EmptyRegionProps) {
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
    return <p>{stateSentence(view)}</p>;
  }
  const whyNotId = whyNot && WHY_NOT;
  const isStaged = view.badges.staged === "add";
  return (
    <>
      {view.caution ? <Notice tone="warn" title={view.caution} /> : null}
      {again ? (
        <Notice
          title="The replica that was here is gone."
          nextStep={`Create it again with the same settings: ${again.globalEndpointRouting === "included" ? "in" : "out of"} global routing, ${tagCount(Object.keys(again.tags).length)}.`}
        >
          <ChangePreviewView query={addQuery({ registryId, ...again, regions: [again.region] })} />
          <div>
            <Button
              look="primary"
              isBusy={repair.isCreating}
              whyNotId={whyNotId}
              onClick={() => void repair.createAgain()}
            >
              {repair.isCreating ? "Asking Azure…" : "Create again"}
            </Button>
          </div>
        </Notice>
      ) : (
        <p>A replica can be added here.</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look={again ? "plain" : "primary"} whyNotId={whyNotId} onClick={onAdd}>
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

function tagCount(count: number): string {
  return count === 1 ? "1 tag" : `${count} tags`;
}
