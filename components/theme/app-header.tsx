import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { DisplayMenu } from "./display-menu";
import type { Theme, TimesIn } from "./preferences";

interface AppHeaderProps {
  theme: Theme;
  timesIn: TimesIn;
  isLocalAzure: boolean;
  /** Who is signed in, if anybody is. */
  account: ReactNode;
}

/** The bar on top of every page. A page puts its own things into it with `HeaderBits`. */
export function AppHeader({ theme, timesIn, isLocalAzure, account }: AppHeaderProps) {
  return (
    <header className="app-header">
      <SoftLink href="/" className="app-logo" aria-label="Replica Map, all registries">
        <svg viewBox="-16 -16 32 32" width="28" height="28" aria-hidden="true" className="shrink-0">
          <path className="fill-accent-fill" d="M0-15 13-7.5V7.5L0 15-13 7.5V-7.5Z" />
          <path className="fill-on-accent" d="M0-6.5 5.6-3.25V3.25L0 6.5-5.6 3.25V-3.25Z" />
        </svg>
        <span className="app-name">Replica Map</span>
      </SoftLink>
      <div className="ml-auto flex items-center gap-2">
        {isLocalAzure ? <Badge tone="warn">Local Azure</Badge> : null}
        <DisplayMenu theme={theme} timesIn={timesIn} />
        {account}
      </div>
    </header>
  );
}
