"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { upgradeTierAction } from "@/lib/registry/actions";
import { ChangePreviewView } from "./change-preview";
import { FailureNotice } from "./failure-notice";
import { useAction } from "./use-action";

interface UpgradeDialogProps {
  registryId: string;
  tier: string;
  isOpen: boolean;
  onClose: () => void;
}

export function UpgradeDialog({ registryId, tier, isOpen, onClose }: UpgradeDialogProps) {
  const action = useAction(upgradeTierAction);
  const query = new URLSearchParams({ kind: "registry.upgrade-tier", registryId }).toString();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Upgrade to Premium"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Stay on {tier}
          </Button>
          <Button
            look="primary"
            isBusy={action.isRunning}
            onClick={() => void action.run({ registryId }).then((done) => done && onClose())}
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
        <FailureNotice failure={action.failure} />
      </div>
    </Dialog>
  );
}
