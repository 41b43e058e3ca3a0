import type { TopicEvent } from "./topic";

// What goes to a thousand readers is written out once.
const written = new WeakMap<object, string>();

/** One Server-Sent Event. `id`: where a reader goes on that has taken this in. */
export function writeEvent(name: string, json: string, id?: string): string {
  const numbered = id === undefined ? "" : `id: ${id}\n`;
  return `${numbered}event: ${name}\ndata: ${json}\n\n`;
}

/** What an event says, with the topic that it is about. */
export function writeTopicEvent(topic: string, { data, position }: TopicEvent): string {
  const head = JSON.stringify({ topic, position });
  const body = jsonOf(data);
  return body === "{}" ? head : `${head.slice(0, -1)},${body.slice(1)}`;
}

function jsonOf(data: object): string {
  const known = written.get(data);
  if (known !== undefined) return known;
  const json = JSON.stringify(data);
  written.set(data, json);
  return json;
}
