import { describe, it } from "vitest";
import { killAgainAndAgain } from "./fixtures/kill-run";
import { killedProgram } from "./fixtures/killed-dashboard";
import { expectNothingLostOrDoubled } from "./fixtures/nothing-lost-or-doubled";
import { expectIntactTrail, storeOfKills } from "./fixtures/store-of-kills";

/** A hundred on each of the two stores. */
const KILLS_A_RUN = 20;
const SEEDS = [11, 22, 33, 44, 55];

describe("a dashboard that is killed at any moment, for long", () => {
  const store = storeOfKills();
  const program = killedProgram();

  it.each(SEEDS)(
    "settles everything and asks Azure no more than once for each intent (seed %i)",
    async (seed) => {
      const run = await killAgainAndAgain(program(), seed, KILLS_A_RUN, store());
      const states = new Map<string, number>();
      for (const { state } of run.operations) states.set(state, (states.get(state) ?? 0) + 1);
      const told = [...states].map(([state, count]) => `${count} ${state}`).join(", ");
      process.stdout.write(`seed ${seed}: ${run.kills} kills, ${run.writes.length} writes, ${told}\n`);
      expectNothingLostOrDoubled(run);
      await expectIntactTrail(store());
    },
  );
});
