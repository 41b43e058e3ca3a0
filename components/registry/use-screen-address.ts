"use client";

import { useSearchParams } from "next/navigation";
import { readScreenAddress, writeScreenAddress, type ScreenAddress } from "./screen-address";

/** Reads and writes the screen's part of the URL without asking the server. */
export function useScreenAddress(): [ScreenAddress, (change: Partial<ScreenAddress>) => void] {
  const query = useSearchParams();
  const address = readScreenAddress(new URLSearchParams(query));
  const change = (part: Partial<ScreenAddress>) => {
    // The address bar is read again: two changes in one event must not undo each other.
    const now = new URLSearchParams(location.search);
    const next = writeScreenAddress(now, { ...readScreenAddress(now), ...part });
    history.replaceState(null, "", next === "" ? location.pathname : `?${next}`);
  };
  return [address, change];
}
