"use client";

import { useEffect } from "react";

/** Loads what keeps the person signed in, after the page itself is there. */
export function SessionKeeper() {
  useEffect(() => {
    void import("./keep-session").then(({ keepSession }) => keepSession());
  }, []);
  return null;
}
