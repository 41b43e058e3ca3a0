import { z } from "zod";
import { defineOpenRead } from "@/lib/actions/define-open-read";
import { defineRead } from "@/lib/actions/define-read";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { personFeed } from "./person-feed";
import { LiveTopics } from "./topics";
import { wallFeed, wallIdIn } from "./wall-feed";

/**
 * Server-Sent Events: for a person about what they may read, for a screen about its wall. A screen is let in by its
 * own cookie and by no other.
 */
export function GET(request: Request): Promise<Response> {
  return wallIdIn(request) === undefined ? feedOfPerson(request) : feedOfScreen(request);
}

const feedOfScreen = defineOpenRead(async (request) =>
  eventStream(await wallFeed(wallIdIn(request) ?? "", request)),
);

const feedOfPerson = defineRead({
  permission: "registries/read",
  isBackground: true,
  limitedAs: "feed",
  input: z.object({ topics: LiveTopics, since: z.string().max(1_400).optional() }),
  run: async ({ caller, input, request }) => {
    // Browsers send the header when they reconnect by themselves; pages that open a new stream send the parameter.
    const since = request.headers.get("last-event-id") ?? input.since;
    const stream = await personFeed(caller, input.topics, {
      since,
      signal: request.signal,
      onStop: onShutdown,
    });
    return eventStream(stream);
  },
});

function eventStream(stream: ReadableStream<Uint8Array>): Response {
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
