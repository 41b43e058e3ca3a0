"use client";

import { Button } from "@/components/ui/button";
import { refreshNowAction } from "@/lib/tracking/actions";
import { FailureNotice } from "./failure-notice";
import { useAction } from "./use-action";

interface RefreshButtonProps {
  registryId: string;
  /** What the page already says about the picture; it is not said twice. */
  trouble: string | undefined;
}

/** For people who do not trust the live feed yet. The new picture comes through the feed, to everybody. */
export function RefreshButton({ registryId, trouble }: RefreshButtonProps) {
  const action = useAction(refreshNowAction);
  const { failure } = action;
  return (
    <>
      <Button look="quiet" isBusy={action.isRunning} onClick={() => void action.run({ registryId })}>
        {action.isRunning ? "Refreshing…" : "Refresh"}
      </Button>
      {failure && failure.message !== trouble ? (
        <div className="refresh-failure">
          <FailureNotice failure={failure} />
          <Button onClick={action.forget}>Close</Button>
        </div>
      ) : null}
    </>
  );
}
