"use client";

import { type ReactNode, useEffect, useState } from "react";
import { AddReplicasDialog } from "@/components/replication/add-replicas-dialog";
import { DeleteReplicaDialog } from "@/components/replication/delete-replica-dialog";
import { RoutingDialog } from "@/components/replication/routing-dialog";
import { noteDraft, takeDraft } from "@/components/sign-in/drafts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EndpointsDialog } from "./endpoints-dialog";
import { PictureNotice } from "./picture-notice";
import type { OpenDialog } from "./registry-screen";
import type { RegionView } from "./screen-region";
import { UpgradeDialog } from "./upgrade-dialog";
import type { LivePicture } from "./use-live-picture";

interface ScreenDialogsProps {
  dialog: OpenDialog | undefined;
  live: LivePicture;
  views: readonly RegionView[];
  onClose: () => void;
  onStarted: (regions: readonly string[]) => void;
}

/**
 * The windows of the registry screen, in a bundle of their own that the first press brings.
 *
 * The last one stays mounted while it is closed, so that what was typed is there when it opens again.
 */
export default function ScreenDialogs({ dialog, live, views, onClose, onStarted }: ScreenDialogsProps) {
  const { registry } = live.picture;
  const [last, setLast] = useState(dialog);
  useEffect(() => noteDraft(DRAFT, dialog), [dialog]);
  if (dialog && dialog !== last) setLast(dialog);
  const shown = dialog ?? last;
  if (!shown) return null;
  const frame = {
    registryId: registry.id,
    isOpen: dialog !== undefined,
    onClose,
    notice: <PictureNotice live={live} />,
  };
  switch (shown.kind) {
    case "add":
      return (
        <AddReplicasDialog
          {...frame}
          loginServer={registry.loginServer}
          regions={shown.regions.flatMap((name) => views.find((view) => view.name === name) ?? [])}
          onStarted={onStarted}
        />
      );
    case "delete":
    case "repair":
    case "routing": {
      const view = views.find((other) => other.name === shown.region);
      if (!view?.replica) return <ReplicaGone {...frame} displayName={view?.displayName ?? shown.region} />;
      const target = {
        ...frame,
        key: `${shown.kind}-${shown.region}`,
        loginServer: registry.loginServer,
        replicaName: view.replica.name,
        displayName: view.displayName,
        isRouted: view.replica.globalEndpointRouting === "included",
      };
      const { key, ...rest } = target;
      return shown.kind !== "routing" ? (
        <DeleteReplicaDialog key={key} {...rest} regionName={view.name} isRepair={shown.kind === "repair"} />
      ) : (
        <RoutingDialog key={key} {...rest} hasRegionalEndpoint={registry.regionalEndpoints === "enabled"} />
      );
    }
    case "regional-endpoints":
      return (
        <EndpointsDialog
          key={shown.kind}
          {...frame}
          which="regional"
          isOn={registry.regionalEndpoints === "enabled"}
        />
      );
    case "data-endpoints":
      return <EndpointsDialog key={shown.kind} {...frame} which="data" isOn={registry.dataEndpointEnabled} />;
    case "upgrade":
      return <UpgradeDialog {...frame} tier={registry.tier} />;
  }
}

const DRAFT = "dialog";
const WITH_REGION = ["delete", "repair", "routing"];
const PLAIN = ["regional-endpoints", "data-endpoints", "upgrade"];

/** The window that was open before a sign-in took the person away from here. */
export function keptDialog(): OpenDialog | undefined {
  const kept = takeDraft(DRAFT);
  return isDialog(kept) ? kept : undefined;
}

function isDialog(kept: unknown): kept is OpenDialog {
  if (typeof kept !== "object" || kept === null || !("kind" in kept)) return false;
  const kind = String(kept.kind);
  if (PLAIN.includes(kind)) return true;
  if (WITH_REGION.includes(kind)) return "region" in kept && typeof kept.region === "string";
  return kind === "add" && "regions" in kept && Array.isArray(kept.regions) && kept.regions.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Somebody else was faster: the window says so instead of going away under the person's hands. */
function ReplicaGone({
  displayName,
  isOpen,
  onClose,
  notice,
}: {
  displayName: string;
  isOpen: boolean;
  onClose: () => void;
  notice: ReactNode;
}) {
  return (
    <Dialog
      notice={notice}
      isOpen={isOpen}
      onClose={onClose}
      title={`The replica in ${displayName} is gone`}
      footer={
        <Button look="primary" onClick={onClose}>
          Back to the map
        </Button>
      }
    >
      <p>It was deleted meanwhile, or Azure took it back. Nothing is left here to change.</p>
    </Dialog>
  );
}
