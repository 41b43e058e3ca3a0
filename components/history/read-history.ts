import type { ActionFailure } from "@/lib/actions/action-result";
import type { HistoryRange, ReplicaHistory } from "@/lib/tracking/model";

interface Question {
  readonly registryId: string;
  readonly region: string;
  readonly range: HistoryRange;
  /** From an earlier answer: the page of changes after it. */
  readonly before?: number;
}

const NO_ANSWER: ActionFailure = {
  ok: false,
  code: "unavailable",
  message: "The dashboard did not answer.",
  nextStep: "Check your connection, then press the button again.",
};

const LONGEST_WAIT_MS = 20_000;

/** What the server knows of a replica's past by now. */
export async function readHistory({ before, ...rest }: Question): Promise<ReplicaHistory | ActionFailure> {
  const query = new URLSearchParams({ ...rest, ...(before === undefined ? {} : { before: String(before) }) });
  try {
    const response = await fetch(`/api/registries/history?${query.toString()}`, {
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    return (await response.json()) as ReplicaHistory | ActionFailure;
  } catch {
    return NO_ANSWER;
  }
}
