import "server-only";
import type { FullOperationResponse } from "@azure-rest/core-client";
import { getConfiguration } from "@/lib/config/configuration";
import { isAtArmOrigin } from "./arm-origin";
import { correlationIdOf, refused } from "./arm-errors";
import type { AcceptedOperation } from "./model";
import { writePollerState } from "./poller-state";
import { retryAfterSeconds } from "./retry-after";
import { throughSdk } from "./through-sdk";

interface Submitted {
  submitted(): Promise<void>;
}

/**
 * Sends a change and comes back as soon as ARM has taken it on.
 *
 * Takes a function that makes the SDK's poller. The poller is only asked for its first request: it is a promise
 * of the *end* of the operation, so it must not be awaited or returned from anything asynchronous.
 */
export async function startAndLeave(
  start: (options: { onResponse: (answer: FullOperationResponse) => void }) => Submitted,
): Promise<AcceptedOperation> {
  const answers: FullOperationResponse[] = [];
  await throughSdk("change", () => start({ onResponse: (answer) => answers.push(answer) }).submitted());
  const [answer] = answers;
  if (!answer)
    throw refused("unavailable", { kind: "malformed_answer" }, "change", { cause: "no answer was seen" });
  return acceptedOperation(answer);
}

function acceptedOperation(answer: Pick<FullOperationResponse, "headers">): AcceptedOperation {
  const header = (name: string) => answer.headers.get(name);
  return {
    pollerState: pollerStateOf(header),
    retryAfterSeconds: retryAfterSeconds(header, Date.now()),
    correlationId: correlationIdOf(header),
    requestId: header("x-ms-request-id"),
  };
}

/** Undefined when there is nothing to poll: it is done, or ARM points elsewhere. The replica itself then tells. */
function pollerStateOf(header: (name: string) => string | undefined): string | undefined {
  const { armEndpoint } = getConfiguration();
  const status = header("azure-asyncoperation");
  if (status !== undefined) {
    return isAtArmOrigin(status, armEndpoint)
      ? writePollerState({ url: status, tells: "in-body" })
      : undefined;
  }
  const result = header("location");
  if (result === undefined || !isAtArmOrigin(result, armEndpoint)) return undefined;
  return writePollerState({ url: result, tells: "by-status-code" });
}
