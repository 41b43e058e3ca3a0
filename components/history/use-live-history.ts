"use client";

import { startTransition, useEffect, useRef, useState } from "react";
import { type LivePicture, useLivePicture } from "@/components/registry/use-live-picture";
import type { HistoryRange, RegistryPicture, ReplicaHistory } from "@/lib/tracking/model";
import { readHistory } from "./read-history";

interface Subject {
  readonly registryId: string;
  readonly region: string;
  readonly range: HistoryRange;
}

/** What the page came with. */
interface AtFirst {
  readonly picture: RegistryPicture;
  readonly history: ReplicaHistory;
}

/** So old may what lasts “so far” and the end of the strip become while nothing happens. Milliseconds. */
const READ_AFTER_MS = 60_000;

/** A replica's past up to now: read again when the registry's feed tells a change of the replica, one read at a time. */
export function useLiveHistory(
  { registryId, region, range }: Subject,
  { picture, history }: AtFirst,
): { live: LivePicture; history: ReplicaHistory } {
  const live = useLivePicture(registryId, picture);
  const [read, setRead] = useState<{ range: HistoryRange; history: ReplicaHistory }>();
  const isReading = useRef(false);
  const told = useRef({ looks: looksOf(picture, region), asOf: picture.asOf });

  const { asOf } = live.picture;
  const looks = looksOf(live.picture, region);
  useEffect(() => {
    const isOld = Date.parse(asOf) - Date.parse(told.current.asOf) > READ_AFTER_MS;
    if (isReading.current || (looks === told.current.looks && !isOld)) return;
    isReading.current = true;
    void readHistory({ registryId, region, range }).then((answer) => {
      isReading.current = false;
      // It is tried again with the next that the feed tells.
      if ("ok" in answer) return;
      told.current = { looks, asOf };
      startTransition(() => setRead({ range, history: answer }));
    });
    // What has come meanwhile is looked at once more when an answer is there.
  }, [registryId, region, range, looks, asOf, read]);

  const isNewer = read?.range === range && read.history.untilAt > history.untilAt;
  return { live, history: isNewer ? read.history : history };
}

/** All of a picture that the page tells of: the replicas of the region, and how long operations took. */
function looksOf({ replicas, operations }: RegistryPicture, region: string): string {
  return JSON.stringify([
    replicas.filter((replica) => replica.region === region),
    operations.map(({ operationId, state, settledAt }) => [operationId, state, settledAt]),
  ]);
}
