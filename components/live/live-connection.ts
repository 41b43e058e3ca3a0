import { feedAddress, type WantedTopic } from "./feed-address";
import { LIVE_EVENTS, type LiveEvent, liveEventOf } from "./live-event";

/** Beats come every five seconds. */
const SILENT_AFTER_MS = 12_000;
const RETRY_MS = 3_000;
/** What was refused may have changed, and so may the person's rights. */
const ASK_AGAIN_MS = 20_000;

interface Connection {
  /** What to ask for, each time that it is opened. Nothing: it stays closed. */
  readonly wanted: () => readonly WantedTopic[];
  readonly heard: (event: LiveEvent) => void;
  readonly lost: () => void;
}

/** One stream of the server's events, opened anew whenever it breaks or goes silent. */
export class LiveConnection {
  readonly #its: Connection;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(its: Connection) {
    this.#its = its;
  }

  open(): void {
    this.close();
    const wanted = this.#its.wanted();
    if (wanted.length === 0) return;
    const source = new EventSource(feedAddress(wanted));
    this.#source = source;
    this.#expectSoon();
    for (const kind of LIVE_EVENTS) {
      source.addEventListener(kind, (event: MessageEvent<string>) => {
        this.#expectSoon();
        if (kind === "refused") this.#askAgain ??= setTimeout(() => this.open(), ASK_AGAIN_MS);
        this.#its.heard(liveEventOf(kind, event.data));
      });
    }
    source.onerror = () => this.#lose();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#askAgain);
    this.#askAgain = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  #expectSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(), SILENT_AFTER_MS);
  }

  #lose(): void {
    this.close();
    this.#its.lost();
    this.#timer = setTimeout(() => this.open(), RETRY_MS);
  }
}
