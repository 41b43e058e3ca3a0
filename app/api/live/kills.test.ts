import { describe, it } from "vitest";
import { killAgainAndAgain } from "./fixtures/kill-run";
import { killedProgram } from "./fixtures/killed-dashboard";
import { expectNothingLostOrDoubled } from "./fixtures/nothing-lost-or-doubled";
import { expectIntactTrail, storeOfKills } from "./fixtures/store-of-kills";

/** So many on each of the two stores; `npm run test:soak` has the long runs. */
const KILLS = 5;
const SEED = 7;

const store = storeOfKills();
const program = killedProgram();

describe("a dashboard that is killed at any moment", () => {
  it("settles everything in the end, and asks Azure no more than once for each intent", async () => {
    expectNothingLostOrDoubled(await killAgainAndAgain(program(), SEED, KILLS, store()));
    await expectIntactTrail(store());
  }, 240_000);
});
