import type { TopicEvent } from "./topic";

const encoder = new TextEncoder();

/** Readers who want one topic have the same numbers; a few kinds of readers are kept, not one for each. */
const MOST_KEPT = 4;

// What goes to a thousand readers is written out once.
const written = new WeakMap<object, Map<string, Uint8Array>>();

/** One Server-Sent Event. `id`: where a reader goes on that has taken this in. */
export function writeEvent(name: string, json: string, id?: string): Uint8Array {
  const numbered = id === undefined ? "" : `id: ${id}\n`;
  return encoder.encode(`${numbered}event: ${name}\ndata: ${json}\n\n`);
}

/** What a topic tells, with the topic that it is about. */
export function writeTopicEvent(topic: string, event: TopicEvent, id?: string): Uint8Array {
  const { kind, data, position } = event;
  const kept = written.get(data) ?? new Map<string, Uint8Array>();
  written.set(data, kept);
  const key = [kind, topic, position, id].join(" ");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const bytes = writeEvent(kind, JSON.stringify({ topic, position, ...data }), id);
  if (kept.size < MOST_KEPT) kept.set(key, bytes);
  return bytes;
}
