import { z } from "zod";
import { defineRead } from "@/lib/actions/define-read";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { admit } from "@/lib/tracking/admission";
import { liveStream } from "@/lib/tracking/live-stream";
import { LiveTopics } from "@/lib/tracking/schema";

/** Server-Sent Events about registries that the caller may read. */
export const GET = defineRead({
  permission: "registries/read",
  isBackground: true,
  limitedAs: "feed",
  input: z.object({ topics: LiveTopics }),
  run: async ({ caller, input, request }) => {
    const refs = input.topics.map(registryRefOf);
    for (const ref of refs) await admit(caller, ref);
    const stream = liveStream(caller, refs, { signal: request.signal, onStop: onShutdown });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
});
