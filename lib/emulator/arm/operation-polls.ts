import { acrError } from "../errors/acr-error";
import { armError } from "../errors/arm-error";
import { takeFault } from "../faults/take-fault";
import { empty, json, type Reply } from "../http/reply";
import { isRunning } from "../lifecycle/operations";
import type { Operation } from "../state/model";
import { sameName } from "../state/resource-ids";
import { param, type ArmCall } from "./arm-call";
import { operationUrl, retryAfter } from "./operation-urls";

/** PUT and PATCH. While it runs, `status` repeats the provisioning state; there is no id, name or time. */
export function pollStatusRoute(call: ArmCall): Reply {
  const operation = findOperation(call);
  const headers = { "azure-asyncoperation": operationUrl(call, call.request.path) };
  if (isRunning(operation)) {
    return json(200, { status: operation.status }, { ...headers, ...retryAfter(call) });
  }
  // Unconfirmed: the body of a failed operation follows ARM's contract; no recording of ACR's has one.
  const { status, error } = operation;
  return json(200, error === null ? { status } : { status, error }, headers);
}

/** DELETE. No body ever: 202 and a new URL while it runs, then 200. */
export function pollResultRoute(call: ArmCall): Reply {
  if (takeFault(call.state, call.request, ["delete-poll-forbidden"]) !== undefined) {
    const { principalName, objectId } = call.caller;
    const action = "Microsoft.ContainerRegistry/locations/operationResults/read";
    throw armError.authorizationFailed(principalName, objectId, action, call.scope);
  }
  const operation = findOperation(call);
  if (isRunning(operation)) {
    return empty(202, { location: operationUrl(call, call.request.path), ...retryAfter(call) });
  }
  // Unconfirmed: how a delete reports that it failed.
  if (operation.error !== null) throw acrError.deleteFailed(operation.error.code, operation.error.message);
  return empty(200);
}

/** Old and new variants of a poll URL both work: only the operation's id and its subscription count. */
function findOperation(call: ArmCall): Operation {
  const id = param(call, "operationId");
  const operation = call.state.operations.find(
    (one) => sameName(one.id, id) && sameName(one.subscriptionId, param(call, "subscriptionId")),
  );
  if (operation === undefined) throw acrError.operationNotFound(id);
  return operation;
}
