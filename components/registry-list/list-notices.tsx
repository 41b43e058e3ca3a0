import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { FleetOutage } from "@/lib/fleet/model";

interface ListNoticesProps {
  outage: FleetOutage | undefined;
  isLost: boolean;
}

/** Says what keeps the list from being true, as long as it does. */
export function ListNotices({ outage, isLost }: ListNoticesProps) {
  if (isLost) {
    return (
      <Notice
        tone="warn"
        title="The connection to the dashboard is lost. What you see may be old."
        nextStep="It reconnects by itself."
      />
    );
  }
  if (outage === undefined) return null;
  return (
    <Notice
      tone="warn"
      title={`This list cannot be refreshed. ${outage.title}`}
      nextStep={nextStepOf(outage)}
    >
      <p>
        Since <Time iso={outage.since} />.
      </p>
    </Notice>
  );
}

/** The list is tried again without anybody's doing. */
function nextStepOf({ nextStep }: FleetOutage): string {
  return nextStep === undefined || nextStep.startsWith("Try again")
    ? "It is tried again by itself."
    : nextStep;
}
