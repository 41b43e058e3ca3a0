"use client";

import { useEffect, useState } from "react";
import { WALL_FORMAT, type WallAges, type WallDoor, type WallPicture, withAges } from "@/lib/walls/model";
import { knockAtWall } from "./knock-at-wall";
import { reloadForBuild } from "./reload-for-build";

export interface WallFeed {
  readonly picture: WallPicture;
  /** Why nothing more comes: somebody ended it. */
  readonly door: WallDoor;
  /** Server time minus the screen's own. Milliseconds. */
  readonly skewMs: number;
  /** When the server was last heard, by its own clock; undefined before the first time. */
  readonly heardAtMs: number | undefined;
  /** It answers, and cannot look: its database is away. */
  readonly isStoreAway: boolean;
}

const SILENT_AFTER_MS = 12_000;
const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15_000;
const ENDED_RETRY_MS = 60_000;
/** Less than this is the way of the beat, and would only make the clock stumble. */
const LEAST_SKEW_MS = 500;

/**
 * The newest picture of a wall, for as long as the screen is on.
 *
 * A connection that was lost is made again when the server answers that the wall is still open; what ended it is not
 * known from the connection itself. A server of another build makes the screen load its page anew.
 */
export function useWallFeed(wallId: string, initial: WallPicture, drawnAtMs: number): WallFeed {
  const [picture, setPicture] = useState(initial);
  const [door, setDoor] = useState<WallDoor>("open");
  const [heard, setHeard] = useState<Pick<WallFeed, "skewMs" | "heardAtMs">>({
    skewMs: 0,
    heardAtMs: undefined,
  });
  const [isStoreAway, setIsStoreAway] = useState(false);
  const { build } = initial;

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let isOver = false;

    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const later = (run: () => void, ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    };
    const lost = () => {
      close();
      const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** Math.min(failures, 8));
      failures += 1;
      later(() => void knock(), wait * (0.75 + Math.random() / 2));
    };
    async function knock() {
      const answer = await knockAtWall(wallId);
      if (isOver) return;
      setIsStoreAway(answer?.door === "away");
      if (answer === undefined || answer.door === "away") {
        lost();
        return;
      }
      setDoor(answer.door);
      if (answer.door !== "open") later(() => void knock(), ENDED_RETRY_MS);
      else if (answer.build !== build && reloadForBuild()) close();
      else open();
    }
    function open() {
      close();
      source = new EventSource(`/api/live?topics=${encodeURIComponent(`wall:${wallId}`)}`);
      later(lost, SILENT_AFTER_MS);
      source.addEventListener("picture", (event: MessageEvent<string>) => {
        const { picture: next } = JSON.parse(event.data) as { picture: WallPicture };
        if (next.build !== build && reloadForBuild()) close();
        else if (next.format === WALL_FORMAT) setPicture(next);
      });
      source.addEventListener("age", (event: MessageEvent<string>) => {
        const ages = JSON.parse(event.data) as WallAges;
        setPicture((before) => withAges(before, ages));
      });
      source.addEventListener("beat", (event: MessageEvent<string>) => {
        failures = 0;
        later(lost, SILENT_AFTER_MS);
        const serverMs = Date.parse(JSON.parse(event.data) as string);
        const skewMs = serverMs - Date.now();
        setHeard((before) => ({
          skewMs: Math.abs(skewMs - before.skewMs) > LEAST_SKEW_MS ? skewMs : before.skewMs,
          heardAtMs: serverMs,
        }));
      });
      source.onerror = lost;
    }

    open();
    // Until the first beat: a screen whose clock is off must not take what it begins with for old.
    queueMicrotask(() => setHeard({ skewMs: drawnAtMs - Date.now(), heardAtMs: drawnAtMs }));
    const online = () => void knock();
    addEventListener("online", online);
    return () => {
      isOver = true;
      close();
      removeEventListener("online", online);
    };
  }, [wallId, build, drawnAtMs]);

  return { picture, door, isStoreAway, ...heard };
}
