"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { setDataEndpointsAction, setRegionalEndpointsAction } from "@/lib/registry/actions";
import { ChangePreviewView } from "./change-preview";
import { FailureNotice } from "./failure-notice";
import { ReasonField } from "./reason-field";
import { useAction } from "./use-action";
import { useReason } from "./use-reason";

interface EndpointsDialogProps {
  registryId: string;
  which: "regional" | "data";
  /** What it is now; the dialog offers the other. */
  isOn: boolean;
  isOpen: boolean;
  onClose: () => void;
  /** What is true of the whole page. */
  notice: ReactNode;
}

const WORDS = {
  regional: {
    on: {
      title: "Switch regional endpoints on",
      text: "Every replica gets a host name of its own. A client that uses it always reaches that replica, also when it is out of global routing; it does not fail over by itself. The global endpoint goes on as before. Preview in Azure.",
    },
    off: {
      title: "Switch regional endpoints off",
      text: "The host names below stop answering for all replicas at once. Workloads pinned to one of them, and logins made against it, break.",
    },
  },
  data: {
    on: {
      title: "Switch dedicated data endpoints on",
      text: "Layers then come from the host names below instead of Azure's shared storage names. A firewall that does not allow them blocks every pull: open it first.",
    },
    off: {
      title: "Switch dedicated data endpoints off",
      text: "Layers come from Azure's shared storage names (*.blob.core.windows.net) again. A firewall that allows only the data endpoints blocks every pull.",
    },
  },
} as const;

export function EndpointsDialog({ registryId, which, isOn, isOpen, onClose, notice }: EndpointsDialogProps) {
  const regional = useAction(setRegionalEndpointsAction);
  const data = useAction(setDataEndpointsAction);
  const action = which === "regional" ? regional : data;
  const reason = useReason(`endpoints.${which}`);
  const words = WORDS[which][isOn ? "off" : "on"];
  const query = new URLSearchParams(
    which === "regional"
      ? {
          kind: "registry.set-regional-endpoints",
          registryId,
          regionalEndpoints: isOn ? "disabled" : "enabled",
        }
      : { kind: "registry.set-data-endpoints", registryId, dataEndpointEnabled: String(!isOn) },
  ).toString();

  async function change() {
    if (reason.whyNot !== undefined) return;
    const why = { reason: reason.text };
    const done =
      which === "regional"
        ? await regional.run({ registryId, regionalEndpoints: isOn ? "disabled" : "enabled", ...why })
        : await data.run({ registryId, dataEndpointEnabled: !isOn, ...why });
    if (!done) return;
    reason.setText("");
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      notice={notice}
      title={words.title}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Leave as it is
          </Button>
          <Button
            look={isOn ? "danger" : "primary"}
            isBusy={action.isRunning}
            aria-disabled={reason.whyNot !== undefined || undefined}
            onClick={() => void change()}
          >
            {action.isRunning ? "Asking Azure…" : isOn ? "Switch off" : "Switch on"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{words.text}</p>
        {isOpen ? <ChangePreviewView query={query} /> : null}
        <ReasonField reason={reason} />
        <FailureNotice failure={action.failure} />
      </div>
    </Dialog>
  );
}
