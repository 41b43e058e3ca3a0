"use client";

import { useState, type ReactNode } from "react";
import { ChangePreviewView } from "@/components/registry/change-preview";
import { addQuery } from "@/components/registry/change-query";
import { FailureNotice } from "@/components/registry/failure-notice";
import { ReasonField } from "@/components/registry/reason-field";
import { useAction } from "@/components/registry/use-action";
import { useReason } from "@/components/registry/use-reason";
import { useDraft } from "@/components/sign-in/use-draft";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { addReplicasAction } from "@/lib/replication/actions";
import { JoinedRegions, type JoinedRegionView } from "./joined-regions";
import { RefusedRegions, type RefusedRegionView } from "./refused-regions";
import { areTagLines, tagsOf, TagsEditor, whyNotTags, type TagLine } from "./tags-editor";

interface ChosenRegion {
  readonly name: string;
  readonly displayName: string;
  readonly caution: string | undefined;
  readonly state: string;
  readonly stateWords: string;
}

interface AddReplicasDialogProps {
  registryId: string;
  loginServer: string;
  regions: readonly ChosenRegion[];
  isOpen: boolean;
  onClose: () => void;
  /** What is true of the whole page. */
  notice: ReactNode;
  /** Regions that Azure took on; those refused stay chosen. */
  onStarted: (regions: readonly string[]) => void;
}

/** Adds the chosen regions in one go. What Azure refuses for one of them is told beside it, the rest goes ahead. */
export function AddReplicasDialog(props: AddReplicasDialogProps) {
  const { registryId, loginServer, regions, isOpen, onClose, notice, onStarted } = props;
  const [isRouted, setIsRouted] = useDraft("add.is-routed", true, (kept) => typeof kept === "boolean");
  const [tagLines, setTagLines] = useDraft<readonly TagLine[]>("add.tags", [], areTagLines);
  const [refused, setRefused] = useState<readonly RefusedRegionView[]>([]);
  const [joined, setJoined] = useState<readonly JoinedRegionView[]>([]);
  const [tried, setTried] = useState<readonly string[]>([]);
  const reason = useReason("add");
  const action = useAction(addReplicasAction);
  const tagProblem = whyNotTags(tagLines);
  const isReady = tagProblem === undefined && reason.whyNot === undefined;
  // While the window is open Azure, or somebody else, may take a region on: it is told, and not asked for again.
  const waiting = regions.filter((region) => region.state === "available");
  const input = {
    registryId,
    regions: waiting.map((region) => region.name),
    globalEndpointRouting: isRouted ? ("included" as const) : ("excluded" as const),
    tags: tagsOf(tagLines),
  };

  async function add() {
    setRefused([]);
    setJoined([]);
    setTried(input.regions);
    const added = await action.run({ ...input, reason: reason.text });
    if (!added) return;
    setRefused(
      added.refused.map((refusal) => ({ ...refusal, displayName: nameOf(regions, refusal.region) })),
    );
    const others = added.started.flatMap(({ region, otherRequest }) =>
      otherRequest ? [{ ...otherRequest, region, displayName: nameOf(regions, region) }] : [],
    );
    setJoined(others);
    onStarted(added.started.map((replica) => replica.region));
    if (added.refused.length > 0 || others.length > 0) return;
    reason.setText("");
    onClose();
  }

  // Regions leave while Azure is asked; the words follow when it has answered.
  const count = action.isRunning ? tried.length : waiting.length;
  // What Azure said about other regions, the last time that this window was open, is no answer for these.
  const isAboutThese = input.regions.every((region) => tried.includes(region));
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      notice={notice}
      title={count === 0 ? "Nothing is left to add" : addWords(count)}
      isWide
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {count === 0 ? "Close" : "Not now"}
          </Button>
          {count === 0 ? null : (
            <Button
              look="primary"
              isBusy={action.isRunning}
              aria-disabled={!isReady || undefined}
              onClick={() => {
                if (isReady) void add();
              }}
            >
              {action.isRunning ? "Asking Azure…" : addWords(count)}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ul className="flex flex-col gap-1">
          {regions.map((region) => (
            <li key={region.name}>
              <span className="font-medium">{region.displayName}</span>
              {region.state === "available" ? null : (
                <span className="text-ink-muted"> · {region.stateWords}</span>
              )}
              {region.caution ? <span className="text-warn-ink block text-xs">{region.caution}</span> : null}
            </li>
          ))}
        </ul>
        <Switch
          label="Global endpoint routing"
          detail={
            isRouted
              ? `${loginServer} may send clients to the new replicas as soon as they are ready.`
              : `The new replicas get all data, but ${loginServer} sends nobody there until you switch it on.`
          }
          isOn={isRouted}
          onChange={setIsRouted}
        />
        <TagsEditor lines={tagLines} onChange={setTagLines} />
        {tagProblem !== undefined ? <p className="field-error">{tagProblem}</p> : null}
        <p className="text-ink-muted text-sm">
          Each replica is billed like another Premium registry, storage included.
        </p>
        {isOpen && waiting.length > 0 ? <ChangePreviewView query={addQuery(input)} /> : null}
        <ReasonField reason={reason} />
        <FailureNotice failure={isAboutThese ? action.failure : undefined} />
        <JoinedRegions joined={isAboutThese ? joined : []} />
        <RefusedRegions refused={isAboutThese ? refused : []} />
      </div>
    </Dialog>
  );
}

function addWords(count: number): string {
  return count === 1 ? "Add replica" : `Add ${count} replicas`;
}

function nameOf(regions: readonly ChosenRegion[], name: string): string {
  return regions.find((region) => region.name === name)?.displayName ?? name;
}
