"use client";

import { createContext, use, useState, type Dispatch, type ReactNode, type SetStateAction } from "react";
import { WHOLE, type Viewport } from "./viewport";

export type MoveMap = Dispatch<SetStateAction<Viewport>>;

const MapViewport = createContext<readonly [Viewport, MoveMap] | undefined>(undefined);

/** Keeps zoom and place for everything on one map. A new `key` shows the whole map again. */
export function MapViewportProvider({ children }: { children: ReactNode }) {
  const viewport = useState(WHOLE);
  return <MapViewport value={viewport}>{children}</MapViewport>;
}

export function useMapViewport(): readonly [Viewport, MoveMap] {
  const viewport = use(MapViewport);
  if (!viewport) throw new Error("useMapViewport needs a MapViewportProvider around it.");
  return viewport;
}
