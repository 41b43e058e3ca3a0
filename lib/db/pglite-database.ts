import "server-only";
import { PGlite } from "@electric-sql/pglite";
import type { Transaction as PGliteTransaction } from "@electric-sql/pglite";
import { MEMORY_DATA_DIR } from "@/lib/config/configuration";
import { ChannelListeners } from "./channel-listeners";
import type { Database, Transaction } from "./database";
import { CHANNELS } from "./database";
import type { Fragment } from "./sql";

/** Opens the embedded store in a folder of its own, or in memory. Takes no lock: `openStore` does. */
export async function openPGlite(folder: string): Promise<Database> {
  return onPGlite(await PGlite.create(folder === MEMORY_DATA_DIR ? MEMORY_DATA_DIR : `file://${folder}`));
}

export async function onPGlite(pglite: PGlite): Promise<Database> {
  const listeners = new ChannelListeners();
  for (const channel of CHANNELS) {
    await pglite.listen(channel, (payload) => listeners.tell(channel, payload));
  }
  return {
    kind: "embedded",
    ...statementsOn(pglite),
    transaction: (run) => pglite.transaction((transaction) => run(statementsOn(transaction))),
    listen: (channel, listener) => {
      const remove = listeners.add(channel, listener);
      listener.onListening();
      return remove;
    },
    close: () => pglite.close(),
  };
}

function statementsOn(connection: PGlite | PGliteTransaction): Transaction {
  return {
    query: async <Row>({ text, values }: Fragment) => (await connection.query<Row>(text, [...values])).rows,
    exec: async (script) => {
      await connection.exec(script);
    },
  };
}
