import type { WantedTopic } from "./feed-address";
import { ListeningTurn } from "./listening-turn";
import { LiveConnection } from "./live-connection";
import type { LiveEvent } from "./live-event";
import type { TabMessage } from "./tab-message";
import { WantedByTabs } from "./wanted-by-tabs";

const CHANNEL = "replica-map-live";
const REPEAT_MS = 10_000;
/** Whoever listens hands on every beat, or says that it is lost. */
const LISTENER_GONE_AFTER_MS = 20_000;

export interface TopicReader {
  readonly topic: string;
  /** How far it has got. */
  readonly position: () => string;
  readonly hear: (event: LiveEvent) => void;
  readonly lost: () => void;
}

/**
 * What this tab is told of its topics. Of all tabs that can be seen one listens and hands on what it hears, because a
 * browser allows six connections to a host and each screen would take one for good.
 *
 * A tab that is hidden is told nothing; seen again, it goes on from where it was.
 */
class SharedFeed {
  readonly #readers = new Set<TopicReader>();
  readonly #tab = crypto.getRandomValues(new Uint32Array(2)).join();
  readonly #wanted = new WantedByTabs();
  readonly #turn = new ListeningTurn(
    () => this.#listen(),
    () => this.#connection.close(),
  );
  readonly #connection = new LiveConnection({
    wanted: () => this.#wanted.all(),
    heard: (event) => {
      this.#wanted.heard(event);
      this.#tell({ kind: "event", event });
      this.#hear(event);
    },
    lost: () => {
      this.#tell({ kind: "lost" });
      this.#lose();
    },
  });
  #channel: BroadcastChannel | undefined;
  #repeat: ReturnType<typeof setInterval> | undefined;
  #listenerHeardMs = 0;

  constructor() {
    const comeOrGo = () => this.#comeOrGo();
    document.addEventListener("visibilitychange", comeOrGo);
    addEventListener("pageshow", comeOrGo);
    addEventListener("pagehide", () => this.#leave());
    addEventListener("online", () => this.#turn.isOurs && this.#connection.open());
  }

  /** Gives a function that ends it. */
  read(reader: TopicReader): () => void {
    this.#readers.add(reader);
    this.#comeOrGo();
    return () => {
      this.#readers.delete(reader);
      this.#comeOrGo();
    };
  }

  /** A reader has other things than before, or needs the whole. */
  wantAnew(): void {
    if (this.#channel !== undefined) this.#want();
  }

  #comeOrGo(): void {
    if (document.hidden || this.#readers.size === 0) this.#leave();
    else if (this.#channel === undefined) this.#come();
    else this.#want();
  }

  #come(): void {
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.#receive(data);
    this.#listenerHeardMs = performance.now();
    this.#repeat = setInterval(() => this.#stillHere(), REPEAT_MS);
    this.#want();
    this.#turn.want();
  }

  #leave(): void {
    this.#tell({ kind: "leave", tab: this.#tab });
    clearInterval(this.#repeat);
    this.#connection.close();
    this.#turn.giveUp();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #listen(): void {
    this.#wanted.note(this.#tab, this.#topics(), performance.now());
    this.#connection.open();
    this.#tell({ kind: "who" });
  }

  #stillHere(): void {
    if (!this.#turn.isOurs && performance.now() - this.#listenerHeardMs > LISTENER_GONE_AFTER_MS) {
      this.#listenerHeardMs = performance.now();
      this.#turn.want({ steal: true });
    }
    this.#want();
  }

  #want(): void {
    const wish = { kind: "want", tab: this.#tab, topics: this.#topics() } as const;
    if (this.#turn.isOurs) this.#receive(wish);
    else this.#tell(wish);
  }

  #receive(message: TabMessage): void {
    if (this.#turn.isOurs) {
      const { kind } = message;
      const isOther =
        kind === "want"
          ? this.#wanted.note(message.tab, message.topics, performance.now())
          : kind === "leave" && this.#wanted.leave(message.tab);
      if (isOther) this.#connection.open();
      return;
    }
    if (message.kind === "who") this.#want();
    if (message.kind !== "event" && message.kind !== "lost") return;
    this.#listenerHeardMs = performance.now();
    if (message.kind === "event") this.#hear(message.event);
    else this.#lose();
  }

  #hear(event: LiveEvent): void {
    for (const reader of this.#readers) {
      if (event.topic === undefined || event.topic === reader.topic) reader.hear(event);
    }
  }

  #lose(): void {
    for (const reader of this.#readers) reader.lost();
  }

  #tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  #topics(): WantedTopic[] {
    return [...this.#readers].map((reader) => ({ name: reader.topic, position: reader.position() }));
  }
}

let own: SharedFeed | undefined;

/** The one of this tab. */
export function sharedFeed(): SharedFeed {
  return (own ??= new SharedFeed());
}
