"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and while the browser takes over what the server drew: for what only this browser knows. */
export function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
