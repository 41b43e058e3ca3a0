"use server";

import { defineAction } from "@/lib/actions/define-action";
import { addReplicas } from "./add-replicas";
import { deleteReplica } from "./delete-replica";
import { AddReplicasInput, DeleteReplicaInput, SetGlobalEndpointRoutingInput } from "./schema";
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

export const setGlobalEndpointRoutingAction = defineAction({
  name: "replica.set-global-endpoint-routing",
  permission: "replications/write",
  input: SetGlobalEndpointRoutingInput,
  needsFreshSignIn: ({ globalEndpointRouting }) => globalEndpointRouting === "excluded",
  run: setGlobalEndpointRouting,
});
