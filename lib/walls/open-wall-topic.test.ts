import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import type { TopicEvent } from "@/lib/live/topic";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import type { Snapshot } from "@/lib/tracking/model";
import { aPicture, REF } from "./fixtures/a-picture";
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

it("tells the ages of all its registries with each, because a feed may pass on the last of them only", async () => {
  const tells = new Map<string, (snapshot: Snapshot, hasChanged: boolean) => void>();
  const topic = await openWallTopic(WALL, {
    admit: async () => undefined,
    regionsOf: async () => [],
    watch: ({ registryName }, tell) => {
      tells.set(registryName, tell);
      return () => undefined;
    },
  });
  const events: TopicEvent[] = [];
  const stop = topic.subscribe(undefined, (event) => events.push(event));
  for (const name of NAMES) tells.get(name)?.(lookedAt("2026-11-20T10:00:00.000Z"), true);
  const whole = await vi.waitUntil(() =>
    events
      .filter(({ kind }) => kind === "picture")
      .map(({ data }) => (data as { picture: WallPicture }).picture)
      .find(({ registries }) => registries.every(({ asOf }) => asOf !== undefined)),
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
