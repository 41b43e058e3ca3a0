/** What the feed tells, as it is handed from one tab to the others. */
export interface LiveEvent {
  /** `beat` and `refused` say how the feed itself is; the rest is about a topic. */
  readonly kind: (typeof LIVE_EVENTS)[number];
  readonly topic: string | undefined;
  /** What a reader has who has taken this in; undefined: what it had before. */
  readonly position: string | undefined;
  /** What a reader must have for a change to fit. */
  readonly from: string | undefined;
  /** As it came; each topic knows its own. */
  readonly data: unknown;
}

export const LIVE_EVENTS = ["picture", "change", "age", "beat", "refused"] as const;

export function liveEventOf(kind: LiveEvent["kind"], text: string): LiveEvent {
  const data: unknown = JSON.parse(text);
  const { topic, position, from } = Object(data) as Partial<Record<"topic" | "position" | "from", string>>;
  return { kind, topic, position, from, data };
}
