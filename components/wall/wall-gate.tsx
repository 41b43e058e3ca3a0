"use client";

import { useEffect, useState } from "react";
import type { WallDoor } from "@/lib/walls/model";
import { DOOR_WORDS } from "./door-words";
import { exchangeAtWall } from "./exchange-at-wall";
import { knockAtWall } from "./knock-at-wall";
import { WallFrame } from "./wall-frame";
import { WallNotice } from "./wall-notice";

interface WallGateProps {
  wallId: string;
  /** As the server found it; `away` when it could not look. */
  door: Exclude<WallDoor, "open"> | "away";
}

interface Words {
  readonly title: string;
  readonly nextStep: string;
}

const OPENING: Words = { title: "Opening the wall…", nextStep: "This takes a moment." };
const AWAY: Words = {
  title: "Replica Map cannot be reached at the moment",
  nextStep: "This screen tries again by itself.",
};
const AGAIN_MS = 5_000;
const ENDED_AGAIN_MS = 60_000;

/** A wall's page for a browser that has no key to it: takes the secret out of the address and exchanges it, once. */
export function WallGate({ wallId, door }: WallGateProps) {
  const [words, setWords] = useState<Words>(door === "unknown" ? OPENING : wordsOf(door));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let secret = location.hash.slice(1);
    const forgetSecret = () => {
      secret = "";
      history.replaceState(null, "", location.pathname);
    };
    // No secret opens what has ended.
    if (secret !== "" && door !== "unknown" && door !== "away") forgetSecret();
    // The whole address, entered where the page is already: to a browser that is no reason to load it.
    const tryAgain = () => location.hash !== "" && location.reload();
    addEventListener("hashchange", tryAgain);
    async function attempt() {
      if (secret !== "") {
        const answer = await exchangeAtWall(wallId, secret);
        if (isOver) return;
        if (answer.kind === "refused") {
          forgetSecret();
          setWords(answer);
        } else if (answer.kind === "opened") {
          forgetSecret();
          location.reload();
          return;
        } else {
          setWords(AWAY);
        }
      } else {
        const answer = await knockAtWall(wallId);
        if (isOver) return;
        const isAway = answer === undefined || answer.door === "away";
        if (answer?.door === "open" || (door === "away" && !isAway)) {
          location.reload();
          return;
        }
        if (isAway) setWords(AWAY);
        else setWords((before) => (before === OPENING || before === AWAY ? wordsOf(answer.door) : before));
      }
      const again = secret === "" && door !== "away" ? ENDED_AGAIN_MS : AGAIN_MS;
      timer = setTimeout(() => void attempt(), again);
    }
    void attempt();
    return () => {
      isOver = true;
      clearTimeout(timer);
      removeEventListener("hashchange", tryAgain);
    };
  }, [wallId, door]);

  return (
    <WallFrame theme="dark">
      <WallNotice {...words} />
    </WallFrame>
  );
}

function wordsOf(door: WallDoor | "away"): Words {
  if (door === "away") return AWAY;
  return door === "open" ? OPENING : DOOR_WORDS[door];
}
