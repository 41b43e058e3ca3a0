"use client";

import { startTransition, useEffect, useState } from "react";
import type { RegistryPicture } from "@/lib/tracking/model";

export type FeedState = "connecting" | "live" | "lost";

export interface LivePicture {
  readonly picture: RegistryPicture;
  readonly feed: FeedState;
  /** Server time minus browser time, so that an age is right on a machine whose clock is not. Milliseconds. */
  readonly skewMs: number;
}

const SILENT_AFTER_MS = 12_000;
const RETRY_MS = 3_000;

/**
 * The newest picture of a registry: the one the page came with, then what the feed brings.
 *
 * The feed is closed while the page is hidden, because a browser allows six connections per host; coming back
 * starts with what has changed meanwhile.
 */
export function useLivePicture(registryId: string, initial: RegistryPicture): LivePicture {
  const [fed, setFed] = useState(initial);
  const [feed, setFeed] = useState<FeedState>("connecting");
  const [skewMs, setSkewMs] = useState(0);

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Of the last picture from the feed: a new connection goes on from there.
    let position = "";

    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    // Nothing here is urgent: an urgent change would take away what the server drew and whose script is on its way.
    const reopenLater = () => {
      close();
      startTransition(() => setFeed("lost"));
      // Perhaps because the session has ended: `keep-session.ts` listens.
      document.dispatchEvent(new Event("feed-lost"));
      timer = setTimeout(open, RETRY_MS);
    };
    const heard = (tell: () => void) => {
      startTransition(() => {
        setFeed("live");
        tell();
      });
      clearTimeout(timer);
      timer = setTimeout(reopenLater, SILENT_AFTER_MS);
    };
    function open() {
      close();
      if (document.hidden) return;
      const topics = encodeURIComponent(`registry:${registryId}`);
      source = new EventSource(`/api/live?topics=${topics}${position && `&since=${position}`}`);
      timer = setTimeout(reopenLater, SILENT_AFTER_MS);
      source.addEventListener("picture", (event: MessageEvent<string>) => {
        position = event.lastEventId;
        heard(() => setFed((JSON.parse(event.data) as { picture: RegistryPicture }).picture));
      });
      source.addEventListener("age", (event: MessageEvent<string>) => {
        const { asOf } = JSON.parse(event.data) as { asOf: string };
        heard(() => setFed((before) => ({ ...before, asOf })));
      });
      source.addEventListener("beat", (event: MessageEvent<string>) => {
        heard(() => setSkewMs(Date.parse(JSON.parse(event.data) as string) - Date.now()));
      });
      source.onerror = reopenLater;
    }

    open();
    document.addEventListener("visibilitychange", open);
    addEventListener("online", open);
    return () => {
      close();
      document.removeEventListener("visibilitychange", open);
      removeEventListener("online", open);
    };
  }, [registryId]);

  return { picture: initial.asOf > fed.asOf ? initial : fed, feed, skewMs };
}
