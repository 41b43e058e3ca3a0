"use client";

import { Button } from "@/components/ui/button";
import { refreshNowAction } from "@/lib/tracking/actions";
import { useAction } from "./use-action";

/** For people who do not trust the live feed yet. The new picture comes through the feed, to everybody. */
export function RefreshButton({ registryId }: { registryId: string }) {
  const action = useAction(refreshNowAction);
  return (
    <>
      <Button look="quiet" isBusy={action.isRunning} onClick={() => void action.run({ registryId })}>
        {action.isRunning ? "Refreshing…" : "Refresh"}
      </Button>
      {action.failure ? (
        <span role="alert" className="text-warn-ink text-xs">
          {action.failure.message}
        </span>
      ) : null}
    </>
  );
}
