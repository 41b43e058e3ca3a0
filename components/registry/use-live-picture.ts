"use client";

import type { LiveEvent } from "@/components/live/live-event";
import { type FeedState, useTopic } from "@/components/live/use-topic";
import { applyChange, type PictureChange, type RegistryPicture } from "@/lib/tracking/model";

export interface LivePicture {
  readonly picture: RegistryPicture;
  readonly feed: FeedState;
  /** Server time minus browser time, so that an age is right on a machine whose clock is not. Milliseconds. */
  readonly skewMs: number;
}

/** The newest picture of a registry: the one the page came with, then what the feed brings. */
export function useLivePicture(registryId: string, initial: RegistryPicture): LivePicture {
  const { value, feed, skewMs } = useTopic(`registry:${registryId}`, initial, take);
  return { picture: initial.asOf > value.asOf ? initial : value, feed, skewMs };
}

function take(before: RegistryPicture, { kind, data }: LiveEvent): RegistryPicture | undefined {
  switch (kind) {
    case "picture":
      return (data as { picture: RegistryPicture }).picture;
    case "change":
      return applyChange(before, (data as { change: PictureChange }).change);
    default:
      return { ...before, asOf: (data as { asOf: string }).asOf };
  }
}
