import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { onSessionEnd } from "@/lib/sessions/session-end";
import { ADMISSION_MS } from "./admission";
import { positionOf, readPosition, writePosition } from "./feed-position";
import type { Snapshot } from "./model";
import { watcherOf } from "./watchers";

const HEARTBEAT_MS = 5_000;
const SLOW_READER_CHUNKS = 64;
const RECONNECT_MS = 1_000;

const encoder = new TextEncoder();

function event(name: string, data: unknown, id?: string): Uint8Array {
  const numbered = id === undefined ? "" : `id: ${id}\n`;
  return encoder.encode(`${numbered}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** What else can end a stream, and where its reader stopped the last time. */
export interface StreamEnds {
  readonly since?: string | null | undefined;
  readonly signal: AbortSignal;
  readonly onStop: (stop: () => void) => () => void;
}

/**
 * Server-Sent Events about registries the caller has been admitted to: the whole picture first, unless the reader has
 * it from before, and on every change; otherwise only when it was last confirmed.
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
        const position = [...readPosition(options.since, refs.length)];
        for (const [topic, ref] of refs.entries()) {
          const registryId = formatRegistryId(ref);
          const tell = (snapshot: Snapshot, hasChanged: boolean) => {
            const { picture } = snapshot;
            if (!hasChanged) {
              push(event("age", { registryId, asOf: picture.asOf }));
              return;
            }
            position[topic] = positionOf(snapshot);
            push(event("picture", { registryId, picture }, writePosition(position)));
          };
          const watcher = watcherOf(ref);
          const { snapshot } = watcher;
          if (snapshot) {
            const isKnown = snapshot.version > 0 && position[topic] === positionOf(snapshot);
            tell(snapshot, !isKnown);
          }
          ends.push(watcher.subscribe(caller, tell));
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
