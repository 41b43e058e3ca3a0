"use client";

import type { ReactNode } from "react";
import { PREFERENCE_EVENT } from "./preferences";

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * Keeps what is chosen inside, for this page and the next: the name of a choice is its cookie and its attribute on the page.
 *
 * The cookies are worth nothing to anyone else, and the server reads nothing but known words out of them.
 */
export function KeptChoices({ children }: { children: ReactNode }) {
  return (
    <div
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        const { name, value } = target;
        const secure = location.protocol === "https:" ? "; Secure" : "";
        document.cookie = `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`;
        document.documentElement.dataset[name] = value;
        document.dispatchEvent(new Event(PREFERENCE_EVENT));
      }}
    >
      {children}
    </div>
  );
}
