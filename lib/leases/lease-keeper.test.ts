import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { LEASE_MS, LeaseKeeper, TURN_MS } from "./lease-keeper";

let db: Database;
let nowMs = 0;
const heard: string[] = [];
beforeEach(async () => {
  db = await emptyTestDatabase();
  nowMs = 0;
  heard.length = 0;
}, 120_000);

function anInstance(holder: string, store: () => Promise<Pick<Database, "query">> = async () => db) {
  const keeper = new LeaseKeeper(store, holder, { now: () => nowMs });
  return {
    keeper,
    want: async (name: string) => {
      keeper.want(name, () => heard.push(`${holder} has ${name}`));
      await keeper.takeTurn();
    },
  };
}

/** As time does: what was taken before this is over by the database's clock. */
const letAllRunOut = () => db.exec("update leases set expires_at = clock_timestamp() - interval '1 ms'");

describe("a lease", () => {
  it("belongs to one instance at a time, which is told once", async () => {
    const [a, b] = [anInstance("a"), anInstance("b")];
    await a.want("contoso");
    await b.want("contoso");
    await a.keeper.takeTurn();
    await b.keeper.takeTurn();
    expect([a.keeper.holds("contoso"), b.keeper.holds("contoso")]).toEqual([true, false]);
    expect(heard).toEqual(["a has contoso"]);
  });

  it("is one for each name, and many are taken in one turn", async () => {
    const [a, b] = [anInstance("a"), anInstance("b")];
    await a.want("contoso");
    await b.want("fabrikam");
    await a.want("fabrikam");
    expect(["contoso", "fabrikam"].map((name) => [a.keeper.holds(name), b.keeper.holds(name)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("goes to another at its next turn when it is given up", async () => {
    const [a, b] = [anInstance("a"), anInstance("b")];
    await a.want("contoso");
    await b.want("contoso");
    await a.keeper.giveUp("contoso");
    await b.keeper.takeTurn();
    expect([a.keeper.holds("contoso"), b.keeper.holds("contoso")]).toEqual([false, true]);
    expect(heard).toEqual(["a has contoso", "b has contoso"]);
  });

  it("of an instance that is dead goes to another within ten seconds", async () => {
    const [dead, other] = [anInstance("dead"), anInstance("other")];
    await dead.want("contoso");
    await letAllRunOut();
    await other.want("contoso");
    expect(heard).toEqual(["dead has contoso", "other has contoso"]);
    expect(LEASE_MS + TURN_MS).toBeLessThan(10_000);
  });

  it("is not believed any more before others can have it, when the database does not answer", async () => {
    let isAway = false;
    const { keeper, want } = anInstance("a", async () => {
      if (isAway) throw new Error("away");
      return db;
    });
    await want("contoso");
    isAway = true;
    nowMs += LEASE_MS / 2;
    await keeper.takeTurn();
    expect(keeper.holds("contoso")).toBe(true);
    nowMs = LEASE_MS - 1;
    await keeper.takeTurn();
    expect(keeper.holds("contoso")).toBe(false);
    isAway = false;
    await keeper.takeTurn();
    expect(keeper.holds("contoso")).toBe(true);
    expect(heard).toEqual(["a has contoso", "a has contoso"]);
  });

  it("that another has taken meanwhile is lost at the next turn", async () => {
    const [a, b] = [anInstance("a"), anInstance("b")];
    await a.want("contoso");
    await letAllRunOut();
    await b.want("contoso");
    nowMs += LEASE_MS / 2;
    await a.keeper.takeTurn();
    await b.keeper.takeTurn();
    expect([a.keeper.holds("contoso"), b.keeper.holds("contoso")]).toEqual([false, true]);
  });

  it("is prolonged when half of its time is over, and not in every turn", async () => {
    let questions = 0;
    const { keeper, want } = anInstance("a", async () => {
      questions += 1;
      return db;
    });
    await want("contoso");
    await keeper.takeTurn();
    expect(questions).toBe(1);
    nowMs = LEASE_MS / 2;
    await keeper.takeTurn();
    expect(questions).toBe(2);
  });

  it("is taken by exactly one of many that ask at the same moment", async () => {
    const all = Array.from({ length: 8 }, (_, index) => anInstance(`instance ${index}`));
    await Promise.all(all.map(({ want }) => want("contoso")));
    expect(all.filter(({ keeper }) => keeper.holds("contoso"))).toHaveLength(1);
    expect(heard).toHaveLength(1);
  });

  it("is given back by an instance that stops", async () => {
    const [a, b] = [anInstance("a"), anInstance("b")];
    await a.want("contoso");
    await a.want("fabrikam");
    await a.keeper.giveUpAll();
    await b.want("contoso");
    await b.want("fabrikam");
    expect([b.keeper.holds("contoso"), b.keeper.holds("fabrikam")]).toEqual([true, true]);
  });
});
