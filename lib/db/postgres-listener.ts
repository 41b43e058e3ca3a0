import "server-only";
import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { ClientConfig } from "pg";
import { Client } from "pg";
import { logger } from "@/lib/log/logger";
import { ChannelListeners } from "./channel-listeners";
import type { Channel, ChannelListener } from "./database";
import { CHANNELS } from "./database";

/** With the time limit of an answer: how long a connection that the network has swallowed goes unnoticed. */
const PROBE_EVERY_MS = 3_000;
const ANSWER_MS = 3_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** Listens on one connection of its own, from the first listener on, and anew whenever it is lost. */
export class PostgresListener {
  readonly #config: ClientConfig;
  readonly #listeners = new ChannelListeners();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #isListening = false;
  #lose: (reason: Error) => void = () => undefined;

  constructor(config: ClientConfig) {
    this.#config = { ...config, query_timeout: ANSWER_MS };
  }

  listen(channel: Channel, listener: ChannelListener): () => void {
    const remove = this.#listeners.add(channel, listener);
    if (this.#isListening) listener.onListening();
    this.#running ??= this.#run();
    return remove;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#lose(new Error("Listening was ended."));
    await this.#running;
  }

  #isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#isClosed()) {
      try {
        await this.#untilLost();
      } catch (error) {
        if (this.#isClosed()) return;
        if (pauseMs === FIRST_PAUSE_MS || this.#isListening) {
          logger.warn({ err: error }, "what other processes tell is not heard until the database answers");
        }
        pauseMs = this.#isListening ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
        this.#isListening = false;
      }
      await pause(pauseMs, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
    }
  }

  async #untilLost(): Promise<never> {
    // Ours, because a connection that hangs can only be ended by force.
    const socket = new Socket();
    const client = new Client({ ...this.#config, stream: () => socket });
    const lost = new Promise<never>((_, reject) => {
      this.#lose = reject;
      client.on("error", reject);
      client.on("end", () => reject(new Error("The connection has ended.")));
    });
    lost.catch(() => undefined);
    client.on("notification", ({ channel, payload }) => this.#listeners.tell(channel, payload ?? ""));
    const orLost = <T>(work: Promise<T>) => Promise.race([work, lost]);
    try {
      await orLost(client.connect());
      await orLost(client.query(CHANNELS.map((channel) => `listen ${channel};`).join(" ")));
      this.#isListening = true;
      this.#listeners.listening();
      for (;;) {
        await orLost(pause(PROBE_EVERY_MS, undefined, { ref: false }));
        await orLost(client.query("select 1"));
      }
    } finally {
      socket.destroy();
    }
  }
}
