import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openFeed } from "./open-feed";
import type { TopicEvent } from "./topic";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const age = (asOf: string): TopicEvent => ({ kind: "age", data: { asOf } });

/** A feed of one topic that tells what it is told, and what was sent of it so far. */
function aFeed() {
  let tell: (event: TopicEvent) => void = () => undefined;
  const hangUp = new AbortController();
  const topic = {
    name: "registry:a",
    admittedForMs: 600_000,
    subscribe: (_: string | undefined, toTell: (event: TopicEvent) => void) => {
      tell = toTell;
      return () => undefined;
    },
  };
  const feed = openFeed([topic], { signal: hangUp.signal, ends: [], onEnd: () => undefined });
  const reader = feed.getReader();
  const decoder = new TextDecoder();
  let sent = "";
  const readAll = async (): Promise<void> => {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      sent += decoder.decode(read.value);
  };
  void readAll();
  return {
    tell: (event: TopicEvent) => tell(event),
    sent: async () => {
      await vi.advanceTimersByTimeAsync(0);
      return sent;
    },
    hangUp: () => hangUp.abort(),
  };
}

describe("the ages that a feed tells", () => {
  it("are told at once when the last is a while ago", async () => {
    const feed = aFeed();
    feed.tell(age("first"));
    await vi.advanceTimersByTimeAsync(4_000);
    feed.tell(age("second"));
    expect(await feed.sent()).toMatch(/first.*second/s);
    feed.hangUp();
  });

  it("are held back when they follow each other, and the last goes with the next beat", async () => {
    const feed = aFeed();
    feed.tell(age("first"));
    feed.tell(age("second"));
    feed.tell(age("third"));
    expect(await feed.sent()).not.toMatch(/second|third/);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await feed.sent()).toMatch(/first.*third/s);
    expect(await feed.sent()).not.toContain("second");
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await feed.sent()).match(/third/g)).toHaveLength(1);
    feed.hangUp();
  });

  it("are not told after a change that is newer", async () => {
    const feed = aFeed();
    feed.tell(age("first"));
    feed.tell(age("second"));
    feed.tell({ kind: "change", position: "2", data: { change: "newer" } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await feed.sent()).not.toContain("second");
    expect(await feed.sent()).toContain("newer");
    feed.hangUp();
  });
});
