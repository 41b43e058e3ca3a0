import { Notice } from "@/components/ui/notice";
import { useIsInBrowser } from "@/components/ui/use-is-in-browser";
import { CreateAgain } from "./create-again";
import { operationWords } from "./operation-sentences";
import { offersCreateAgain, type RegionView } from "./screen-region";
import type { RepairPresses } from "./use-repair";

interface OperationNoticeProps {
  view: RegionView;
  registryId: string;
  whyNotWrite: string | undefined;
  repair: RepairPresses;
}

/** How our own operation on a region goes, or went, and the press that finishes a repair. */
export function OperationNotice({ view, registryId, whyNotWrite, repair }: OperationNoticeProps) {
  const { operation } = view;
  // What was typed before a sign-in is kept in the browser.
  const isInBrowser = useIsInBrowser();
  const words = operation && operationWords(operation, view.displayName);
  if (!words) return null;
  const { tone, title, nextStep } = words;
  const kept = operation.repair;
  return (
    <Notice tone={tone} title={title} nextStep={nextStep} correlationId={correlationIdOf(view)}>
      {isInBrowser && offersCreateAgain(view) && kept ? (
        <CreateAgain
          registryId={registryId}
          region={view.name}
          kept={kept}
          whyNotWrite={whyNotWrite}
          repair={repair}
        />
      ) : null}
    </Notice>
  );
}

/** Of what went wrong; while something goes on as it should, nobody needs it. */
function correlationIdOf({ operation }: RegionView): string | undefined {
  return operation?.failure === undefined ? undefined : operation.correlationId;
}
