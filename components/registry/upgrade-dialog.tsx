"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { upgradeTierAction } from "@/lib/registry/actions";
import { ChangePreviewView } from "./change-preview";
import { FailureNotice } from "./failure-notice";
import { ReasonField } from "./reason-field";
import { useAction } from "./use-action";
import { useReason } from "./use-reason";

interface UpgradeDialogProps {
  registryId: string;
  tier: string;
  isOpen: boolean;
  onClose: () => void;
  /** What is true of the whole page. */
  notice: ReactNode;
}

export function UpgradeDialog({ registryId, tier, isOpen, onClose, notice }: UpgradeDialogProps) {
  const action = useAction(upgradeTierAction);
  const reason = useReason("upgrade");
  const query = new URLSearchParams({ kind: "registry.upgrade-tier", registryId }).toString();

  async function upgrade() {
    if (reason.whyNot !== undefined) return;
    if (await action.run({ registryId, reason: reason.text })) onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      notice={notice}
      title="Upgrade to Premium"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Stay on {tier}
          </Button>
          <Button
            look="primary"
            isBusy={action.isRunning}
            aria-disabled={reason.whyNot !== undefined || undefined}
            onClick={() => void upgrade()}
          >
            {action.isRunning ? "Asking Azure…" : "Upgrade to Premium"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          Only Premium registries can be geo-replicated. There is no downtime. Premium costs more per day than{" "}
          {tier}, and going back needs every replica to be deleted first.
        </p>
        {isOpen ? <ChangePreviewView query={query} /> : null}
        <ReasonField reason={reason} />
        <FailureNotice failure={action.failure} />
      </div>
    </Dialog>
  );
}
