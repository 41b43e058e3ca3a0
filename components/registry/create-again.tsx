import { Button } from "@/components/ui/button";
import { WhyNotNote } from "@/components/ui/why-not-note";
import type { Repair } from "@/lib/operations/model";
import { ChangePreviewView } from "./change-preview";
import { addQuery } from "./change-query";
import { ReasonField } from "./reason-field";
import { useReason } from "./use-reason";
import type { RepairPresses } from "./use-repair";

interface CreateAgainProps {
  registryId: string;
  region: string;
  /** With the settings that the replica had. */
  kept: Repair;
  whyNotWrite: string | undefined;
  repair: RepairPresses;
}

const WHY_NOT = "create-again-why-not";

/** What finishes a repair that could not go on by itself: why it is made, the press, the same change elsewhere. */
export function CreateAgain({ registryId, region, kept, whyNotWrite, repair }: CreateAgainProps) {
  const reason = useReason(`create-again.${region}`);
  const isReady = reason.whyNot === undefined;

  async function create() {
    if (await repair.createAgain(reason.text)) reason.setText("");
  }

  return (
    <>
      <ReasonField reason={reason} />
      <div>
        <Button
          look="primary"
          isBusy={repair.isCreating}
          whyNotId={whyNotWrite && WHY_NOT}
          aria-disabled={!isReady || undefined}
          onClick={() => {
            if (isReady) void create();
          }}
        >
          {repair.isCreating ? "Asking Azure…" : "Create again"}
        </Button>
        <WhyNotNote id={WHY_NOT} words={whyNotWrite} />
      </div>
      {/* Below the button, which would move away from under a finger when this has been read. */}
      <ChangePreviewView query={addQuery({ registryId, ...kept, regions: [region] })} />
    </>
  );
}
