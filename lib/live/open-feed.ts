import { metrics } from "@/lib/metrics/metrics";
import { readPosition, writePosition } from "./feed-position";
import type { LiveTopic, TopicEvent } from "./topic";
import { writeEvent, writeTopicEvent } from "./write-event";

const HEARTBEAT_MS = 5_000;
const SLOW_READER_CHUNKS = 64;
const RECONNECT = new TextEncoder().encode("retry: 1000\n\n");

/** Within a beat nobody needs to hear twice that nothing is otherwise: what comes sooner goes with the next beat. */
const AGES_APART_MS = 4_000;

/** Calls what it is given when the feed has to end; gives a function that takes that back. */
export type FeedEnd = (stop: () => void) => () => void;

export interface FeedOptions {
  /** Where its reader stopped the last time, as the id of an event says it. */
  readonly since?: string | null | undefined;
  /** Whoever asked has gone. */
  readonly signal: AbortSignal;
  readonly ends: readonly FeedEnd[];
  /** Called once when it is over, however that came. */
  readonly onEnd: () => void;
  /** Topics that the reader asked for and is not told of, and why; another try may do better. */
  readonly refused?: readonly { readonly topic: string; readonly message: string }[];
}

/**
 * Server-Sent Events about topics: of each the whole picture first, unless the reader has it from before, then what
 * changes.
 *
 * The feed ends when the shortest admission does; the browser comes back by itself and is judged anew. A reader that
 * falls behind is dropped and starts over.
 */
export function openFeed(topics: readonly LiveTopic[], options: FeedOptions): ReadableStream<Uint8Array> {
  let cancel: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const { feedClients } = metrics();
        feedClients.inc();
        const endings: (() => void)[] = [options.onEnd, () => feedClients.dec()];
        let hasEnded = false;
        cancel = () => {
          if (hasEnded) return;
          hasEnded = true;
          for (const end of endings) end();
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

        const heldAges = new Map<number, () => void>();
        const beat = () => {
          push(writeEvent("beat", JSON.stringify(new Date().toISOString())));
          for (const tellAge of heldAges.values()) tellAge();
          heldAges.clear();
        };
        const heartbeat = setInterval(beat, HEARTBEAT_MS);
        const lifetime = setTimeout(stop, Math.min(...topics.map((topic) => topic.admittedForMs)));
        endings.push(() => {
          clearInterval(heartbeat);
          clearTimeout(lifetime);
        });
        options.signal.addEventListener("abort", stop, { once: true });
        endings.push(() => options.signal.removeEventListener("abort", stop));
        for (const end of options.ends) endings.push(end(stop));

        push(RECONNECT);
        beat();
        for (const refusal of options.refused ?? []) push(writeEvent("refused", JSON.stringify(refusal)));
        const position = [...readPosition(options.since, topics.length)];
        for (const [place, topic] of topics.entries()) {
          let toldAtMs = -Infinity;
          const tell = (event: TopicEvent) => {
            heldAges.delete(place);
            toldAtMs = performance.now();
            if (event.position !== undefined) position[place] = event.position;
            const id = event.kind === "age" ? undefined : writePosition(position);
            push(writeTopicEvent(topic.name, event, id));
          };
          const isTooSoon = ({ kind }: TopicEvent) =>
            kind === "age" && performance.now() - toldAtMs < AGES_APART_MS;
          const tellOrHold = (event: TopicEvent) => {
            if (isTooSoon(event)) heldAges.set(place, () => tell(event));
            else tell(event);
          };
          endings.push(topic.subscribe(position[place], tellOrHold));
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
