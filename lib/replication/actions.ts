"use server";

import { defineAction } from "@/lib/actions/define-action";
import { addReplicas } from "./add-replicas";
import { createAgain } from "./create-again";
import { deleteReplica } from "./delete-replica";
import { repairReplica } from "./repair-replica";
import {
  AddReplicasInput,
  CreateAgainInput,
  DeleteReplicaInput,
  SetGlobalEndpointRoutingInput,
} from "./schema";
import { setGlobalEndpointRouting } from "./set-global-endpoint-routing";

export const addReplicasAction = defineAction({
  name: "replica.add",
  permission: "replications/write",
  input: AddReplicasInput,
  run: addReplicas,
});

export const deleteReplicaAction = defineAction({
  name: "replica.delete",
  permission: "replications/delete",
  input: DeleteReplicaInput,
  needsFreshSignIn: true,
  run: deleteReplica,
});

export const repairReplicaAction = defineAction({
  name: "replica.repair",
  permission: "replications/delete",
  input: DeleteReplicaInput,
  needsFreshSignIn: true,
  run: repairReplica,
});

/** Takes nothing out of service. */
export const createAgainAction = defineAction({
  name: "replica.create",
  permission: "replications/write",
  input: CreateAgainInput,
  run: createAgain,
});

export const setGlobalEndpointRoutingAction = defineAction({
  name: "replica.set-global-endpoint-routing",
  permission: "replications/write",
  input: SetGlobalEndpointRoutingInput,
  needsFreshSignIn: ({ globalEndpointRouting }) => globalEndpointRouting === "excluded",
  run: setGlobalEndpointRouting,
});
