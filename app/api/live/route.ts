import { z } from "zod";
import { defineRead } from "@/lib/actions/define-read";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { openFeed } from "@/lib/tracking/open-feed";
import { LiveTopics } from "@/lib/tracking/schema";

/** Server-Sent Events about registries that the caller may read. */
export const GET = defineRead({
  permission: "registries/read",
  isBackground: true,
  limitedAs: "feed",
  input: z.object({ topics: LiveTopics }),
  run: async ({ caller, input, request }) => {
    const refs = input.topics.map(registryRefOf);
    const stream = await openFeed(caller, refs, { signal: request.signal, onStop: onShutdown });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
});
