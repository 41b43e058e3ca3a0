import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { WhyNotNote } from "@/components/ui/why-not-note";
import { ChangePreviewView } from "./change-preview";
import { addQuery } from "./change-query";
import { operationWords } from "./operation-sentences";
import { offersCreateAgain, type RegionView } from "./screen-region";
import type { RepairPresses } from "./use-repair";

interface OperationNoticeProps {
  view: RegionView;
  registryId: string;
  whyNotWrite: string | undefined;
  repair: RepairPresses;
}

const WHY_NOT = "create-again-why-not";

/** How our own operation on a region goes, or went, and the press that finishes a repair. */
export function OperationNotice({ view, registryId, whyNotWrite, repair }: OperationNoticeProps) {
  const { operation } = view;
  const words = operation && operationWords(operation, view.displayName);
  if (!words) return null;
  const { tone, title, nextStep } = words;
  const kept = operation.repair;
  return (
    <Notice tone={tone} title={title} nextStep={nextStep} correlationId={correlationIdOf(view)}>
      {offersCreateAgain(view) && kept ? (
        <>
          <ChangePreviewView query={addQuery({ registryId, ...kept, regions: [view.name] })} />
          <div>
            <Button
              look="primary"
              isBusy={repair.isCreating}
              whyNotId={whyNotWrite && WHY_NOT}
              onClick={repair.createAgain}
            >
              {repair.isCreating ? "Asking Azure…" : "Create again"}
            </Button>
            <WhyNotNote id={WHY_NOT} words={whyNotWrite} />
          </div>
        </>
      ) : null}
    </Notice>
  );
}

/** Of what went wrong; while something goes on as it should, nobody needs it. */
function correlationIdOf({ operation }: RegionView): string | undefined {
  return operation?.failure === undefined ? undefined : operation.correlationId;
}
