// What the streams have in common that the dashboard's live feed is measured against.

export const HEARTBEAT_MS = 5_000;

export const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
};

export const beat = () => `event: beat\ndata: ${JSON.stringify(new Date().toISOString())}\n\n`;

/**
 * A change that is told from now on, as long as one of the dashboard's.
 *
 * @param {{ mark: string, bytes: number }} told
 */
export function changeEvent({ mark, bytes }) {
  const data = { asOf: new Date().toISOString(), mark, rest: "" };
  data.rest = "x".repeat(Math.max(0, bytes - JSON.stringify(data).length));
  return `event: change\ndata: ${JSON.stringify(data)}\n\n`;
}
