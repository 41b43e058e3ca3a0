import "server-only";
import { logger } from "@/lib/log/logger";

type Closer = () => void;

interface Closers {
  readonly open: Set<Closer>;
  isStopping: boolean;
}

// The server has several bundles, each with its own copy of this module; all of them must be told.
const KEY = Symbol.for("replica-map.shutdown");
const place = globalThis as typeof globalThis & { [KEY]?: Closers | undefined };

function closers(): Closers {
  place[KEY] ??= { open: new Set(), isStopping: false };
  return place[KEY];
}

/**
 * For what keeps a connection open: Next waits for every response to end before it exits.
 *
 * Called at once when the process is already stopping. Gives a function that takes `close` back.
 */
export function onShutdown(close: () => void): () => void {
  const { open, isStopping } = closers();
  if (isStopping) {
    close();
    return () => undefined;
  }
  open.add(close);
  return () => {
    open.delete(close);
  };
}

export function startShutdown(): void {
  const state = closers();
  state.isStopping = true;
  for (const close of [...state.open]) {
    state.open.delete(close);
    try {
      close();
    } catch (error) {
      logger.error({ err: error }, "closing something open failed");
    }
  }
}
