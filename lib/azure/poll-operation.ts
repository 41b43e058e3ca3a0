import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";
import { type RegistryRef, subscriptionOf } from "@/lib/resource-id/resource-id";
import { armRestClient } from "./arm-client";
import { isAtArmOrigin, parseUrl } from "./arm-origin";
import { readErrorEnvelope } from "./error-envelope";
import { isJsonObject, textOf } from "./json-object";
import type { OperationPoll } from "./model";
import { type PollerState, readPollerState, writePollerState } from "./poller-state";
import { retryAfterSeconds } from "./retry-after";
import { safeSentence } from "./safe-sentence";

const DOING = {
  "replica.create": "Creating",
  "replica.delete": "Deleting",
  "replica.set-global-endpoint-routing": "Changing the routing of",
} as const;

export interface OperationToPoll {
  readonly ref: RegistryRef;
  readonly kind: keyof typeof DOING;
  readonly replicaName: string;
  readonly pollerState: string;
}

interface PollAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
}

/**
 * Asks ARM once how an operation stands.
 *
 * An answer that is lost or refused says nothing about the operation itself. Throws only when this caller
 * cannot ask anything any more, such as `signed_out`.
 */
export async function pollOperation(caller: Caller, operation: OperationToPoll): Promise<OperationPoll> {
  const state = readPollerState(operation.pollerState);
  if (!state || !belongsTo(operation.ref, state.url)) {
    return { status: "cannot_tell", reason: "The address of this operation is not one of Azure's." };
  }
  try {
    const response = await armRestClient(caller, "poll").pathUnchecked(state.url).get();
    return readPoll(operation, state, {
      status: Number(response.status),
      header: (name) => response.headers[name],
      body: response.body,
    });
  } catch (error) {
    if (error instanceof AppError) return readRefusedPoll(operation, error);
    throw error;
  }
}

function belongsTo({ subscriptionId }: RegistryRef, url: string): boolean {
  const of = subscriptionOf(parseUrl(url)?.pathname ?? "");
  return (
    isAtArmOrigin(url, getConfiguration().armEndpoint) && of?.toLowerCase() === subscriptionId.toLowerCase()
  );
}

function readPoll(operation: OperationToPoll, state: PollerState, answer: PollAnswer): OperationPoll {
  if (state.tells === "by-status-code") {
    return answer.status === 202 ? running(state, answer) : { status: "succeeded" };
  }
  const word = isJsonObject(answer.body) ? textOf(answer.body["status"])?.toLowerCase() : undefined;
  switch (word) {
    case "succeeded":
      return { status: "succeeded" };
    case "failed":
    case "canceled":
    case "cancelled":
      return failed(operation, word, answer.body);
    case undefined:
      if (answer.status === 202) return running(state, answer);
      return { status: "cannot_tell", reason: "Azure answered without saying how the operation stands." };
    default:
      return running(state, answer);
  }
}

function running(state: PollerState, { header }: PollAnswer): OperationPoll {
  // A `Location` moves with every answer; the URL of `Azure-AsyncOperation` stays good.
  const moved = state.tells === "by-status-code" ? header("location") : undefined;
  const isUsable = moved !== undefined && isAtArmOrigin(moved, getConfiguration().armEndpoint);
  return {
    status: "running",
    pollerState: writePollerState(isUsable ? { ...state, url: moved } : state),
    retryAfterSeconds: retryAfterSeconds(header, Date.now()),
  };
}

function failed({ kind, replicaName }: OperationToPoll, word: string, body: unknown): OperationPoll {
  const envelope = readErrorEnvelope(body);
  const sentence = safeSentence(envelope?.azureMessage ?? "");
  const outcome = `${DOING[kind]} the replica ${replicaName} ${word === "failed" ? "failed" : "was cancelled"}`;
  return {
    status: "failed",
    azureCode: envelope && safeSentence(envelope.azureCode),
    message: sentence === "" ? `${outcome}; Azure gave no reason.` : `${outcome}: “${sentence}”`,
  };
}

function readRefusedPoll({ pollerState }: OperationToPoll, error: AppError): OperationPoll {
  const { refusal } = error;
  switch (error.code) {
    case "throttled":
    case "unavailable": {
      if (refusal?.kind === "malformed_answer") return { status: "cannot_tell", reason: error.userMessage };
      const retryAt = retryAtOf(refusal);
      const seconds =
        retryAt === undefined ? undefined : Math.ceil((Date.parse(retryAt) - Date.now()) / 1000);
      return {
        status: "running",
        pollerState,
        retryAfterSeconds: seconds === undefined ? undefined : Math.max(seconds, 1),
      };
    }
    case "invalid_input":
    case "conflict":
      return {
        status: "failed",
        azureCode: refusal?.kind === "azure_said" ? refusal.azureCode : undefined,
        message: error.userMessage,
      };
    // A caller with rights on the registry alone may not read the result of a delete, which succeeds all the same.
    case "forbidden":
    case "not_found":
      return { status: "cannot_tell", reason: error.userMessage };
    case "signed_out":
    case "unexpected":
      throw error;
  }
}
