import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import type { TopicEvent } from "@/lib/live/topic";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import type { Snapshot } from "@/lib/tracking/model";
import { aPicture, anOperation, REF } from "./fixtures/a-picture";
import type { Wall, WallAges, WallPicture } from "./model";
import { openWallTopic } from "./open-wall-topic";

const NAMES = ["contosoone", "contosotwo"];
const WALL: Wall = {
  wallId: "3f1c5a52-7c0e-4f67-9d7e-0a4b8c6d2e10",
  tenantId: "tenant",
  name: "NOC",
  settings: {
    registryIds: NAMES.map((registryName) => formatRegistryId({ ...REF, registryName })),
    layout: "fleet",
    rotateSeconds: 30,
    hides: [],
    theme: "dark",
    clock: "utc",
    dimsAtNight: false,
  },
  madeBy: "administrator",
  madeAt: "2026-11-20T08:00:00.000Z",
  endsAt: undefined,
  revokedAt: undefined,
};

beforeAll(async () => {
  vi.stubEnv("REPLICA_MAP_AZURE", "emulator");
  await emptyTestDatabase();
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await closeDatabase();
});

const lookedAt = (asOf: string): Snapshot => ({ picture: aPicture([], [], { asOf }), version: 1 });

type Tell = (snapshot: Snapshot, hasChanged: boolean) => void;

async function anOpenWall(): Promise<{ events: TopicEvent[]; tells: Map<string, Tell>; stop: () => void }> {
  const tells = new Map<string, Tell>();
  const topic = await openWallTopic(WALL, {
    admit: async () => undefined,
    regionsOf: async () => [],
    watch: ({ registryName }, tell) => {
      tells.set(registryName, tell);
      return () => undefined;
    },
  });
  const events: TopicEvent[] = [];
  return { events, tells, stop: topic.subscribe(undefined, (event) => events.push(event)) };
}

const picturesIn = (events: readonly TopicEvent[]) =>
  events
    .filter(({ kind }) => kind === "picture")
    .map(({ data }) => (data as { picture: WallPicture }).picture);

it("tells the ages of all its registries with each, because a feed may pass on the last of them only", async () => {
  const { events, tells, stop } = await anOpenWall();
  for (const name of NAMES) tells.get(name)?.(lookedAt("2026-11-20T10:00:00.000Z"), true);
  const whole = await vi.waitUntil(() =>
    picturesIn(events).find(({ registries }) => registries.every(({ asOf }) => asOf !== undefined)),
  );
  tells.get("contosoone")?.(lookedAt("2026-11-20T10:00:30.000Z"), false);
  tells.get("contosotwo")?.(lookedAt("2026-11-20T10:00:31.000Z"), false);
  stop();

  const [first, second] = whole.registries.map(({ key }) => key);
  expect(events.at(-1)).toEqual({
    kind: "age",
    data: {
      asOf: {
        [first ?? "none"]: "2026-11-20T10:00:30.000Z",
        [second ?? "none"]: "2026-11-20T10:00:31.000Z",
      },
    } satisfies WallAges,
  });
});

it("draws anew when a change takes longer than usual, which comes about by time alone", async () => {
  const { events, tells, stop } = await anOpenWall();
  const creation = anOperation("japaneast", { stuckLimit: { afterSeconds: 60, earlierCount: undefined } });
  const tellAt = (time: string, hasChanged: boolean) =>
    tells.get("contosoone")?.(
      { picture: aPicture([], [creation], { asOf: `2026-11-20T${time}.000Z` }), version: 1 },
      hasChanged,
    );
  const worst = () => picturesIn(events).at(-1)?.registries[0]?.replicas[0]?.attention;
  tellAt("10:00:10", true);
  await vi.waitUntil(() => picturesIn(events).some(({ registries }) => registries[0]?.asOf !== undefined));
  expect(worst()).toBeUndefined();
  tellAt("10:00:50", false);
  expect(events.at(-1)?.kind).toBe("age");
  tellAt("10:01:10", false);
  await vi.waitUntil(() => worst() === "slow");
  stop();
});
