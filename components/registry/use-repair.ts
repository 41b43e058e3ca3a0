"use client";

import { createAgainAction, repairReplicaAction } from "@/lib/replication/actions";
import { hasNeverServed, type RegionView } from "./screen-region";
import { useAction } from "./use-action";

/** The press that repairs a failed replica, and the one that finishes a repair which could not go on by itself. */
export function useRepair(registryId: string, view: RegionView, onRepair: () => void) {
  const repair = useAction(repairReplicaAction);
  const creation = useAction(createAgainAction);

  return {
    /** Opens the window that asks for the region's name, where the replica may have served somebody. */
    repairIt: () => {
      if (!view.replica) return;
      if (!hasNeverServed(view)) onRepair();
      else void repair.run({ registryId, replicaName: view.replica.name, confirmation: view.name });
    },
    /** Tells whether it was taken on. */
    createAgain: async (reason: string): Promise<boolean> => {
      if (!view.operation) return false;
      const { replicaName } = view.operation;
      return (await creation.run({ registryId, replicaName, reason })) !== undefined;
    },
    isRepairing: repair.isRunning,
    isCreating: creation.isRunning,
    failure: creation.failure ?? repair.failure,
  };
}

export type RepairPresses = ReturnType<typeof useRepair>;
