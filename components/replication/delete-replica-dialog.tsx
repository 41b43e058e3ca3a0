"use client";

import type { ReactNode } from "react";
import { ChangePreviewView } from "@/components/registry/change-preview";
import { deleteQuery } from "@/components/registry/change-query";
import { FailureNotice } from "@/components/registry/failure-notice";
import { ReasonField } from "@/components/registry/reason-field";
import { useAction } from "@/components/registry/use-action";
import { useReason } from "@/components/registry/use-reason";
import { useDraft } from "@/components/sign-in/use-draft";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { deleteReplicaAction, repairReplicaAction } from "@/lib/replication/actions";

interface DeleteReplicaDialogProps {
  registryId: string;
  loginServer: string;
  replicaName: string;
  displayName: string;
  regionName: string;
  isRouted: boolean;
  /** It is created again afterwards, by itself. */
  isRepair: boolean;
  isOpen: boolean;
  onClose: () => void;
  /** What is true of the whole page. */
  notice: ReactNode;
}

/** For a deletion, and for the repair that begins with one: both take the same out of service. */
export function DeleteReplicaDialog(props: DeleteReplicaDialogProps) {
  const {
    registryId,
    loginServer,
    replicaName,
    displayName,
    regionName,
    isRouted,
    isRepair,
    isOpen,
    onClose,
    notice,
  } = props;
  const draft = `${isRepair ? "repair" : "delete"}.${replicaName}`;
  const [typed, setTyped] = useDraft(draft, "", (kept) => typeof kept === "string");
  const reason = useReason(draft);
  const action = useAction(isRepair ? repairReplicaAction : deleteReplicaAction);
  const said = typed.trim().toLowerCase();
  const isConfirmed = said === displayName.toLowerCase() || said === regionName;
  const isReady = isConfirmed && reason.whyNot === undefined;

  async function remove() {
    const started = await action.run({ registryId, replicaName, confirmation: typed, reason: reason.text });
    if (!started) return;
    setTyped("");
    reason.setText("");
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      notice={notice}
      title={`${isRepair ? "Repair" : "Delete"} the replica in ${displayName}`}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button
            look="danger"
            isBusy={action.isRunning}
            aria-disabled={!isReady || undefined}
            onClick={() => {
              if (isReady) void remove();
            }}
          >
            {action.isRunning ? "Asking Azure…" : isRepair ? "Repair replica" : "Delete replica"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {isRepair ? (
          <p>
            It is deleted, and created again with the same settings once Azure says that it is gone. Both
            happen by themselves, with this one press: you can close the page.
          </p>
        ) : null}
        <div>
          <p>{isRepair ? "What stops until it is there again:" : "What stops:"}</p>
          <ul className="list-disc pl-5">
            {isRouted ? (
              <li>
                Clients of {loginServer} near {displayName} are sent to another replica. Long-lived DNS caches
                can keep sending them here for a while.
              </li>
            ) : null}
            <li>Pulls that are running against this replica fail and have to be repeated.</li>
            <li>Workloads pinned to a host name below, and firewall rules for it, stop working.</li>
            <li>Webhooks of this region no longer fire. Images stay in the other replicas.</li>
          </ul>
        </div>
        {isOpen ? <ChangePreviewView query={deleteQuery(registryId, replicaName)} /> : null}
        <ReasonField reason={reason} />
        {/* Enter sends a form without a button of its own only while it has one field. */}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) void remove();
          }}
        >
          <TextInput
            label={`Type ${displayName} to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            spellCheck={false}
            autoCapitalize="none"
          />
        </form>
        <FailureNotice failure={action.failure} />
      </div>
    </Dialog>
  );
}
