import { Signal } from "@/components/ui/signal";
import type { ReactNode } from "react";
import type { ShownTime } from "./wall-clock";
import type { WallHealth } from "./wall-health";

interface WallHeadProps {
  title: string;
  /** After the title: counts, and where it is. */
  children: ReactNode;
  health: WallHealth;
  time: ShownTime;
}

export function WallHead({ title, children, health, time }: WallHeadProps) {
  return (
    <header className="wall-head">
      <h1 className="wall-title">{title}</h1>
      <p className="wall-counts">{children}</p>
      <p className="wall-age" data-is-well={health.isWell || undefined}>
        <Signal of={health.isWell ? "live" : "warning"} /> {health.age}
      </p>
      <p className="wall-clock">
        <span className="wall-time">{time.time}</span> <span className="wall-zone">{time.zone}</span>
      </p>
    </header>
  );
}
