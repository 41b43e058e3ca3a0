"use client";

import { FeedStatus } from "./feed-status";
import { RefreshButton } from "./refresh-button";
import type { LivePicture } from "./use-live-picture";

/** How new the picture is, and a way to ask for a newer one. */
export default function FeedControls({ live, registryId }: { live: LivePicture; registryId: string }) {
  return (
    <>
      <FeedStatus live={live} />
      <RefreshButton registryId={registryId} trouble={live.picture.trouble?.message} />
    </>
  );
}
