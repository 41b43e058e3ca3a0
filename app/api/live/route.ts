import { z } from "zod";
import { defineRead } from "@/lib/actions/define-read";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { personFeed } from "./person-feed";
import { LiveTopics } from "./topics";

/** Server-Sent Events about what the caller may read. */
export const GET = defineRead({
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
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
});
