"use client";

import { useSearchParams } from "next/navigation";
import { readScreenAddress, writeScreenAddress, type ScreenAddress } from "./screen-address";

type Change = Partial<ScreenAddress> | ((now: ScreenAddress) => Partial<ScreenAddress>);

/**
 * Reads and writes the screen's part of the URL without asking the server.
 *
 * What a change builds on it takes as a function: two presses can come before the first is drawn.
 */
export function useScreenAddress(): [ScreenAddress, (change: Change) => void] {
  const query = useSearchParams();
  const address = readScreenAddress(new URLSearchParams(query));
  const change = (part: Change) => {
    // The address bar is read again: two changes in one event must not undo each other.
    const query = new URLSearchParams(location.search);
    const now = readScreenAddress(query);
    const next = writeScreenAddress(query, { ...now, ...(typeof part === "function" ? part(now) : part) });
    history.replaceState(null, "", next === "" ? location.pathname : `?${next}`);
  };
  return [address, change];
}
