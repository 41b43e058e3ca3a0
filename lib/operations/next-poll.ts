import type { OperationPoll } from "@/lib/azure/model";

/** An operation that has said all it can is asked again now and then: its replica may need the answer later. */
const ASK_AGAIN_MS = 10_000;

/** Never before what ARM asked for in `Retry-After`. */
export function nextPollMs(poll: OperationPoll, nowMs: number): number {
  return poll.status === "running" ? nowMs + (poll.retryAfterSeconds ?? 0) * 1000 : nowMs + ASK_AGAIN_MS;
}
