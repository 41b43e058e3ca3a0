"use client";

import { useEffect, useRef, useState } from "react";
import { MiniMap } from "@/components/map/mini-map";
import type { LonLat } from "@/lib/hexgrid/points";
import { REGION_STATES, type RegionState } from "@/lib/replication/model";

interface Place {
  readonly name: string;
  readonly displayName: string;
  readonly point: LonLat | undefined;
}

interface RowMapProps {
  registryId: string;
  homeRegion: string;
  places: readonly Place[];
}

interface States {
  readonly replicas: readonly {
    readonly region: string;
    readonly state: RegionState;
    readonly isHome: boolean;
  }[];
}

async function readStates(registryId: string, signal: AbortSignal): Promise<States | "unknown"> {
  try {
    const response = await fetch(`/api/registries/states?registryId=${encodeURIComponent(registryId)}`, {
      signal,
    });
    return response.ok ? ((await response.json()) as States) : "unknown";
  } catch {
    return "unknown";
  }
}

/** The small map of one row. Where replicas are is known at once; their states are asked for when it comes into view. */
export function RowMap({ registryId, homeRegion, places }: RowMapProps) {
  const element = useRef<HTMLDivElement>(null);
  const [states, setStates] = useState<States | "unknown">();

  useEffect(() => {
    const row = element.current;
    if (!row) return;
    const controller = new AbortController();
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void readStates(registryId, controller.signal).then((next) => {
        if (!controller.signal.aborted) setStates(next);
      });
    });
    observer.observe(row);
    return () => {
      controller.abort();
      observer.disconnect();
    };
  }, [registryId]);

  const stateOf = (region: string) =>
    states && states !== "unknown"
      ? states.replicas.find((replica) => replica.region === region)?.state
      : undefined;
  return (
    <div ref={element} className="row-map">
      <MiniMap
        replicas={places.map(({ name, point }) => ({
          name,
          point,
          state: stateOf(name),
          isHome: name === homeRegion,
        }))}
      />
      <p className="text-sm">{summary(places, states)}</p>
    </div>
  );
}

function summary(places: readonly Place[], states: States | "unknown" | undefined): string {
  const count = `${places.length} ${places.length === 1 ? "region" : "regions"}`;
  if (states === undefined) return count;
  if (states === "unknown") return `${count} · states cannot be read`;
  return REGION_STATES.flatMap((state) => {
    const number = states.replicas.filter((replica) => replica.state === state).length;
    return number === 0 ? [] : [`${number} ${state === "other" ? "in an unknown state" : state}`];
  }).join(" · ");
}
