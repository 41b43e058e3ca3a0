import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { buildId } from "@/lib/lifecycle/build-id";
import type { LiveTopic, TopicEvent } from "@/lib/live/topic";
import { logger } from "@/lib/log/logger";
import { formatRegistryId, registryRefOf, resourceKey } from "@/lib/resource-id/resource-id";
import type { Snapshot } from "@/lib/tracking/model";
import { admitRegistries } from "./admit-registries";
import { type Wall, WALL_FORMAT, type WallAges, type WallPicture, type WallRegistry } from "./model";
import { longerThanUsual } from "./longer-than-usual";
import { readPast } from "./read-past";
import type { WallSources } from "./sources";
import { wallRegions, wallScene } from "./wall-regions";
import { wallRegistry } from "./wall-registry";

/** How long the app's identity goes unasked whether it may still read what a screen shows. */
const ADMITTED_FOR_MS = 5 * 60_000;

/**
 * What a wall shows, for a screen that has its key: all of it, and all of it again when something changes.
 *
 * That is some 30 kB for ten registries. Which of them may be shown is judged anew each time that it is opened.
 */
export async function openWallTopic(
  wall: Wall,
  sources: WallSources,
  nowMs: number = Date.now(),
): Promise<LiveTopic> {
  const { hides, registryIds, layout, rotateSeconds, clock, dimsAtNight } = wall.settings;
  const refs = registryIds.map(registryRefOf);
  const refusals = await admitRegistries(refs, sources);
  const regions = await wallRegions(
    refs.map((ref) => ref.subscriptionId),
    sources,
  );
  const frame = {
    format: WALL_FORMAT,
    build: buildId() ?? "",
    name: wall.name,
    isLocalAzure: getConfiguration().azureMode === "emulator",
    layout,
    rotateSeconds,
    clock,
    dimsAtNight,
    scene: wallScene(regions),
  } as const;

  function subscribe(_since: string | undefined, tell: (event: TopicEvent) => void): () => void {
    const snapshots = new Map<number, Snapshot>();
    const slow = new Map<number, string>();
    const registries = new Map<number, WallRegistry>();
    const changed = new Set(refs.keys());
    let isTelling = false;
    let isOver = false;

    async function tellAll(): Promise<void> {
      if (isTelling) return;
      isTelling = true;
      // What changes meanwhile is told in the same breath.
      while (changed.size > 0) {
        const positions = [...changed];
        changed.clear();
        for (const position of positions) {
          const registry = await draw(position, snapshots.get(position));
          if (registry) registries.set(position, registry);
        }
        if (isOver) return;
        const inOrder = [...registries.entries()].sort(([a], [b]) => a - b).map(([, registry]) => registry);
        tell({ kind: "picture", data: { picture: { ...frame, registries: inOrder } satisfies WallPicture } });
      }
      isTelling = false;
    }
    // Of all registries: a feed that is told ages fast after each other passes on the last.
    const agesNow = () =>
      Object.fromEntries(
        [...registries].flatMap(([position, { key }]) => {
          const asOf = snapshots.get(position)?.picture.asOf;
          return asOf === undefined ? [] : [[key, asOf] as const];
        }),
      );
    const tellSoon = () => {
      tellAll().catch((error: unknown) => {
        isTelling = false;
        logger.error({ err: error }, "a wall could not be drawn");
      });
    };
    const heard = (position: number, snapshot: Snapshot, hasChanged: boolean) => {
      snapshots.set(position, snapshot);
      const key = registries.get(position)?.key;
      // That a change takes too long comes about by time alone.
      const nowSlow = [...longerThanUsual(snapshot.picture)].join();
      const isAsSlow = nowSlow === (slow.get(position) ?? "");
      slow.set(position, nowSlow);
      if (hasChanged || !isAsSlow || key === undefined) {
        changed.add(position);
        tellSoon();
      } else {
        tell({ kind: "age", data: { asOf: agesNow() } satisfies WallAges });
      }
    };
    const stops = refs.map((ref, position) =>
      refusals[position] === undefined
        ? sources.watch(ref, (snapshot, hasChanged) => heard(position, snapshot, hasChanged))
        : () => undefined,
    );
    tellSoon();
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }

  async function draw(position: number, snapshot: Snapshot | undefined): Promise<WallRegistry | undefined> {
    const ref = refs[position];
    if (ref === undefined) return undefined;
    const drawnAtMs = Date.now();
    return wallRegistry({
      ref,
      position,
      picture: snapshot?.picture,
      past: snapshot && (await readPast(resourceKey(formatRegistryId(ref)), drawnAtMs)),
      regions,
      hides,
      refusal: refusals[position],
      nowMs: drawnAtMs,
    });
  }

  const leftMs = wall.endsAt === undefined ? Infinity : Date.parse(wall.endsAt) - nowMs;
  return {
    name: `wall:${wall.wallId}`,
    admittedForMs: Math.max(0, Math.min(ADMITTED_FOR_MS, leftMs)),
    subscribe,
  };
}
