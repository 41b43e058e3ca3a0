import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { onSessionEnd } from "@/lib/sessions/session-end";
import { ADMISSION_MS } from "./admission";
import type { RegistryPicture } from "./model";
import { watcherOf } from "./watchers";

const HEARTBEAT_MS = 5_000;
const SLOW_READER_CHUNKS = 64;
const RECONNECT_MS = 1_000;

const encoder = new TextEncoder();

function event(name: string, data: unknown): Uint8Array {
  return encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Everything about a picture but the picture: what moves when a look has found nothing new. */
function ageOf(registryId: string, picture: RegistryPicture): unknown {
  return { registryId, asOf: picture.asOf };
}

/** What else can end a stream. */
export interface StreamEnds {
  readonly signal: AbortSignal;
  readonly onStop: (stop: () => void) => () => void;
}

/**
 * Server-Sent Events about registries the caller has been admitted to: the whole picture first and on every
 * change, otherwise only when it was last confirmed.
 *
 * The stream ends when the admission does; the browser comes back by itself and is admitted anew. A reader that
 * falls behind is dropped and starts over with a full picture.
 */
export function liveStream(
  caller: Caller,
  refs: readonly RegistryRef[],
  options: StreamEnds,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  let cancel: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const ends = [onEnd];
        let hasEnded = false;
        cancel = () => {
          hasEnded = true;
          for (const end of ends) end();
        };
        const stop = () => {
          if (hasEnded) return;
          cancel();
          controller.close();
        };
        const push = (chunk: Uint8Array) => {
          if (hasEnded) return;
          if ((controller.desiredSize ?? 0) < -SLOW_READER_CHUNKS) stop();
          else controller.enqueue(chunk);
        };

        const beat = () => push(event("beat", new Date().toISOString()));
        const heartbeat = setInterval(beat, HEARTBEAT_MS);
        const lifetime = setTimeout(() => stop(), ADMISSION_MS);
        options.signal.addEventListener("abort", () => stop(), { once: true });
        ends.push(
          () => {
            clearInterval(heartbeat);
          },
          () => {
            clearTimeout(lifetime);
          },
        );
        ends.push(options.onStop(stop));
        if (caller.sessionId !== undefined) ends.push(onSessionEnd(caller.sessionId, stop));

        push(encoder.encode(`retry: ${RECONNECT_MS}\n\n`));
        beat();
        for (const ref of refs) {
          const registryId = formatRegistryId(ref);
          const watcher = watcherOf(ref);
          const { snapshot } = watcher;
          if (snapshot) push(event("picture", { registryId, picture: snapshot.picture }));
          ends.push(
            watcher.subscribe(caller, ({ picture }, hasChanged) =>
              push(
                hasChanged
                  ? event("picture", { registryId, picture })
                  : event("age", ageOf(registryId, picture)),
              ),
            ),
          );
        }
        if (options.signal.aborted) stop();
      },
      cancel() {
        cancel();
      },
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
}
