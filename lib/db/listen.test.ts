import { beforeEach, describe, expect, it } from "vitest";
import type { Channel, Database } from "./database";
import { notify } from "./notify";
import { emptyTestDatabase } from "./test-database";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);

async function anEar(channel: Channel) {
  const heard: string[] = [];
  let stop: () => void = () => undefined;
  await new Promise<void>((resolve) => {
    stop = db.listen(channel, { onMessage: (payload) => heard.push(payload), onListening: resolve });
  });
  return { heard, stop };
}

describe("what one process tells the others", () => {
  it("is heard in order, on its channel only, by everybody who listens", async () => {
    const [first, second, other] = [
      await anEar("pictures"),
      await anEar("pictures"),
      await anEar("session_ends"),
    ];
    for (const payload of ["1", "2", "3"]) await notify(db, "pictures", payload);
    await notify(db, "session_ends", "last");
    await expect.poll(() => other.heard).toEqual(["last"]);
    expect([first.heard, second.heard]).toEqual([
      ["1", "2", "3"],
      ["1", "2", "3"],
    ]);
  });

  it("is told when it is committed, and not at all when it is rolled back", async () => {
    const ear = await anEar("operations");
    const failing = db.transaction(async (transaction) => {
      await notify(transaction, "operations", "never");
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    await db.transaction((transaction) => notify(transaction, "operations", "committed"));
    await expect.poll(() => ear.heard).toEqual(["committed"]);
  });

  it("is not heard any more by whoever has stopped listening, and a listener that fails harms no other", async () => {
    const gone = await anEar("pictures");
    db.listen("pictures", {
      onMessage: () => {
        throw new Error("a listener of ours that fails");
      },
      onListening: () => undefined,
    });
    const ear = await anEar("pictures");
    gone.stop();
    await notify(db, "pictures", "after");
    await expect.poll(() => ear.heard).toEqual(["after"]);
    expect(gone.heard).toEqual([]);
  });

  it("refuses what PostgreSQL would not carry", async () => {
    await expect(notify(db, "pictures", "é".repeat(4_000))).rejects.toThrow("Too much to tell on pictures.");
  });
});
