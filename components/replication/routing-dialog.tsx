"use client";

import type { ReactNode } from "react";
import { ChangePreviewView } from "@/components/registry/change-preview";
import { FailureNotice } from "@/components/registry/failure-notice";
import { ReasonField } from "@/components/registry/reason-field";
import { useAction } from "@/components/registry/use-action";
import { useReason } from "@/components/registry/use-reason";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { setGlobalEndpointRoutingAction } from "@/lib/replication/actions";

interface RoutingDialogProps {
  registryId: string;
  loginServer: string;
  replicaName: string;
  displayName: string;
  hasRegionalEndpoint: boolean;
  /** What the replica is now; the dialog offers the other. */
  isRouted: boolean;
  isOpen: boolean;
  onClose: () => void;
  /** What is true of the whole page. */
  notice: ReactNode;
}

export function RoutingDialog(props: RoutingDialogProps) {
  const {
    registryId,
    loginServer,
    replicaName,
    displayName,
    hasRegionalEndpoint,
    isRouted,
    isOpen,
    onClose,
    notice,
  } = props;
  const reason = useReason(`routing.${replicaName}`);
  const action = useAction(setGlobalEndpointRoutingAction);
  const wanted = isRouted ? ("excluded" as const) : ("included" as const);
  const query = new URLSearchParams({
    kind: "replica.set-global-endpoint-routing",
    registryId,
    replicaName,
    globalEndpointRouting: wanted,
  }).toString();
  const title = isRouted
    ? `Take ${displayName} out of global routing`
    : `Put ${displayName} back into global routing`;

  async function change() {
    if (reason.whyNot !== undefined) return;
    const started = await action.run({
      registryId,
      replicaName,
      globalEndpointRouting: wanted,
      reason: reason.text,
    });
    if (!started) return;
    reason.setText("");
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      notice={notice}
      title={title}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Leave as it is
          </Button>
          <Button
            look="primary"
            isBusy={action.isRunning}
            aria-disabled={reason.whyNot !== undefined || undefined}
            onClick={() => void change()}
          >
            {action.isRunning ? "Asking Azure…" : isRouted ? "Take out of routing" : "Put back into routing"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {isRouted ? (
          <p>
            {loginServer} stops sending clients here within minutes; long DNS caches take longer. Data keeps
            syncing both ways{hasRegionalEndpoint ? ", the regional endpoint keeps working" : ""}, and the
            replica is still billed.
          </p>
        ) : (
          <p>{loginServer} may send clients to this replica again.</p>
        )}
        {isOpen ? <ChangePreviewView query={query} /> : null}
        <ReasonField reason={reason} />
        <FailureNotice failure={action.failure} />
      </div>
    </Dialog>
  );
}
