"use client";

import type { Replica } from "@/lib/azure/model";
import { addReplicasAction, deleteReplicaAction } from "@/lib/replication/actions";
import { fitsAddress, type CreateAgain } from "./screen-address";
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
      const replicaName = view.replica.name;
      const settings = settingsOf(view.name, view.replica);
      onAgain(fitsAddress(settings) ? settings : { ...settings, tags: {} });
      if (hasNeverServed(view) && fitsAddress(settings)) {
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

/** What it takes to create a replica again as it was. */
export function settingsOf(
  region: string,
  { globalEndpointRouting, tags }: Pick<Replica, "globalEndpointRouting" | "tags">,
): CreateAgain {
  return { region, globalEndpointRouting, tags };
}

export type Repair = ReturnType<typeof useRepair>;
