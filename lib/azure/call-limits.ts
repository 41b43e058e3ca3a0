import "server-only";

export interface CallLimits {
  /** For one request with its retries, in milliseconds. */
  readonly requestMs: number;
  /** For all requests of one call, in milliseconds. */
  readonly totalMs: number;
  readonly retries: number;
  /** What a success has to hold. Only changes, and the polls that follow them, may be answered by a status alone. */
  readonly body: "object" | "page" | "object-or-nothing";
}

const READ: CallLimits = { requestMs: 10_000, totalMs: 10_000, retries: 2, body: "object" };

export const CALL_LIMITS = {
  read: READ,
  list: { ...READ, totalMs: 30_000, body: "page" },
  query: { ...READ, totalMs: 30_000 },
  // A poll that finds no answer is asked again by its watcher, at its own pace.
  poll: { ...READ, retries: 0, body: "object-or-nothing" },
  // ARM may have taken on a write whose answer was lost, so it is never sent twice.
  write: { requestMs: 60_000, totalMs: 60_000, retries: 0, body: "object-or-nothing" },
} as const satisfies Record<string, CallLimits>;

export type CallKind = keyof typeof CALL_LIMITS;
