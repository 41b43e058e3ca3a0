import { beat, changeEvent, HEADERS, HEARTBEAT_MS } from "./streams.mjs";

// The route handler of the empty application: no more than a stream that beats, and a change told to all.

const encoder = new TextEncoder();
/** @type {Set<(bytes: Uint8Array) => void>} */
const streams = new Set();

/** @param {Request} request */
export function GET(request) {
  /** @type {() => void} */
  let stop = () => undefined;
  const body = new ReadableStream({
    start(controller) {
      const push = (/** @type {Uint8Array} */ bytes) => controller.enqueue(bytes);
      const heartbeat = setInterval(() => push(encoder.encode(beat())), HEARTBEAT_MS);
      stop = () => {
        clearInterval(heartbeat);
        streams.delete(push);
      };
      request.signal.addEventListener("abort", stop, { once: true });
      streams.add(push);
      push(encoder.encode(beat()));
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, { headers: HEADERS });
}

/** @param {Request} request */
export async function POST(request) {
  const bytes = encoder.encode(changeEvent(await request.json()));
  for (const push of streams) push(bytes);
  return Response.json({});
}
