import { FROM_THE_START, type WantedTopic } from "./feed-address";
import type { LiveEvent } from "./live-event";

/** A tab repeats every ten seconds what it wants; one that has said nothing for so long is gone without a word. */
const TAB_GONE_AFTER_MS = 35_000;

interface Tab {
  readonly names: readonly string[];
  readonly heardMs: number;
}

/** What the tabs of a browser want, and how far their one stream has got. Kept by the tab that listens. */
export class WantedByTabs {
  readonly #tabs = new Map<string, Tab>();
  readonly #positions = new Map<string, string>();

  /** True when the stream has to be opened anew to tell all of it. */
  note(tab: string, topics: readonly WantedTopic[], nowMs: number): boolean {
    const before = this.#names();
    this.#tabs.set(tab, { names: topics.map(({ name }) => name), heardMs: nowMs });
    for (const [each, { heardMs }] of this.#tabs) {
      if (nowMs - heardMs > TAB_GONE_AFTER_MS) this.#tabs.delete(each);
    }
    let isBehind = false;
    for (const { name, position } of topics) {
      const sofar = this.#positions.get(name);
      if (sofar === position) continue;
      // Tabs that have got to different places can only go on together from the start.
      this.#positions.set(name, before.includes(name) ? FROM_THE_START : position);
      isBehind = true;
    }
    return isBehind || this.#names().join() !== before.join();
  }

  /** True when there is less to tell now. */
  leave(tab: string): boolean {
    const before = this.#names().join();
    this.#tabs.delete(tab);
    return this.#names().join() !== before;
  }

  heard({ topic, position }: LiveEvent): void {
    if (topic !== undefined && position !== undefined) this.#positions.set(topic, position);
  }

  all(): WantedTopic[] {
    return this.#names().map((name) => ({ name, position: this.#positions.get(name) ?? FROM_THE_START }));
  }

  #names(): string[] {
    return [...new Set([...this.#tabs.values()].flatMap((tab) => tab.names))].sort();
  }
}
