import "server-only";
import { logger } from "@/lib/log/logger";
import type { Channel, ChannelListener } from "./database";

/** Who in this process listens to what. One that fails does not keep a message from the others. */
export class ChannelListeners {
  readonly #all = new Set<{ readonly channel: Channel; readonly listener: ChannelListener }>();

  /** Gives a function that takes it away again. */
  add(channel: Channel, listener: ChannelListener): () => void {
    const entry = { channel, listener };
    this.#all.add(entry);
    return () => {
      this.#all.delete(entry);
    };
  }

  tell(channel: string, payload: string): void {
    for (const { channel: wanted, listener } of [...this.#all]) {
      if (wanted === channel) attempt(channel, () => listener.onMessage(payload));
    }
  }

  listening(): void {
    for (const { channel, listener } of [...this.#all]) attempt(channel, () => listener.onListening());
  }
}

function attempt(channel: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    logger.error({ err: error, channel }, "a listener failed");
  }
}
