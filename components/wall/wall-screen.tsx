"use client";

import { useEffect } from "react";
import type { WallPicture, WallTheme } from "@/lib/walls/model";
import { DOOR_WORDS } from "./door-words";
import { FleetBoard } from "./fleet-board";
import { RegistryBoard } from "./registry-board";
import { turnAt } from "./turn";
import { useWakeLock } from "./use-wake-lock";
import { useWallFeed } from "./use-wall-feed";
import { useWallTime } from "./use-wall-time";
import { isNight, shownTime } from "./wall-clock";
import { WallFoot } from "./wall-foot";
import { WallFrame } from "./wall-frame";
import { healthOf } from "./wall-health";
import { WallNotice } from "./wall-notice";

interface WallScreenProps {
  wallId: string;
  theme: WallTheme;
  initial: WallPicture;
  /** When the server wrote the page, by its clock. */
  drawnAtMs: number;
}

const SHIFT_EVERY_MS = 120_000;
const SHIFTS = 8;

/** A status wall, for months. Nobody is there to press anything. */
export function WallScreen({ wallId, theme, initial, drawnAtMs }: WallScreenProps) {
  const { picture, door, skewMs, heardAtMs, isStoreAway } = useWallFeed(wallId, initial, drawnAtMs);
  const { nowMs, offsetMinutes } = useWallTime(drawnAtMs, skewMs);
  const time = shownTime(nowMs, picture.clock, offsetMinutes);
  useWakeLock();
  // Whoever opened the address again has the cookie already; the secret need not stay in sight.
  useEffect(() => {
    const forgetSecret = () => {
      if (location.hash !== "") history.replaceState(null, "", location.pathname);
    };
    forgetSecret();
    addEventListener("hashchange", forgetSecret);
    return () => removeEventListener("hashchange", forgetSecret);
  }, []);

  if (door !== "open") {
    return (
      <WallFrame theme={theme}>
        <WallNotice {...DOOR_WORDS[door]} />
      </WallFrame>
    );
  }
  const turn = turnAt(nowMs, picture.rotateSeconds, picture.registries.length);
  const isFleet = picture.layout === "fleet";
  const shown = picture.registries[picture.layout === "rotation" ? turn.shown : 0];
  const looked = isFleet ? picture.registries : shown ? [shown] : [];
  const health = healthOf(looked, { nowMs, heardAtMs, isStoreAway });
  const shift = Math.floor(nowMs / SHIFT_EVERY_MS) % SHIFTS;
  return (
    <WallFrame theme={theme} shift={shift} isDimmed={picture.dimsAtNight && isNight(time.hour)}>
      {isFleet || shown === undefined ? (
        <FleetBoard picture={picture} health={health} nowMs={nowMs} time={time} />
      ) : (
        <RegistryBoard
          picture={picture}
          registry={shown}
          health={health}
          nowMs={nowMs}
          time={time}
          offsetMinutes={offsetMinutes}
        />
      )}
      <WallFoot picture={picture} turn={turn} />
    </WallFrame>
  );
}
