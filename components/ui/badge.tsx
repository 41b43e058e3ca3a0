import type { ReactNode } from "react";

export type Tone = "neutral" | "info" | "ok" | "warn" | "danger";

export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge tone-${tone}`}>{children}</span>;
}
