"use client";

import { addReplicasAction, deleteReplicaAction } from "@/lib/replication/actions";
import type { CreateAgain } from "./screen-address";
import { hasNeverServed, type RegionView } from "./screen-region";
import { useAction } from "./use-action";

interface RepairOptions {
  /** Settings of a replica that was here, from the address. */
  readonly again: CreateAgain | undefined;
  readonly onAgain: (again: CreateAgain | undefined) => void;
  /** Opens the window that asks for the region's name. */
  readonly onDelete: () => void;
}

/**
 * The two presses that repair a failed replica: delete it, and once it is gone create it again as it was.
 *
 * The settings go into the address with the first press, so that a reload in between loses nothing.
 */
export function useRepair(registryId: string, view: RegionView, { again, onAgain, onDelete }: RepairOptions) {
  const deletion = useAction(deleteReplicaAction);
  const creation = useAction(addReplicasAction);

  const deleteIt = () => {
    if (view.state === "failed" && view.replica) {
      const { name: replicaName, globalEndpointRouting, tags } = view.replica;
      onAgain({ region: view.name, globalEndpointRouting, tags });
      if (hasNeverServed(view)) {
        void deletion.run({ registryId, replicaName, confirmation: view.name });
        return;
      }
    }
    onDelete();
  };
  const createAgain = async () => {
    if (!again) return;
    const { region, globalEndpointRouting, tags } = again;
    const added = await creation.run({
      registryId,
      regions: [region],
      globalEndpointRouting,
      tags: { ...tags },
    });
    if (added) onAgain(undefined);
  };

  return {
    deleteIt,
    createAgain,
    isDeleting: deletion.isRunning,
    isCreating: creation.isRunning,
    failure: creation.failure ?? deletion.failure,
  };
}

export type Repair = ReturnType<typeof useRepair>;
