import type { MapPoint } from "./points";

/** One hexagon (pointy side up) of a scene. */
export interface PlacedHexagon {
  readonly id: string;
  readonly centre: MapPoint;
  readonly truePoint: MapPoint;
  /** True when the centre is more than three quarters of the radius away from the true point. */
  readonly hasLeader: boolean;
}

/** Where the world's land goes under this scene: land units × scale + translation = scene units. */
export interface LandTransform {
  /** The drawing to use, chosen so that its cells come out small at this scale: a path in land units, without a colour. */
  readonly href: string;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** A drawn part of the world: a frame of width × height units with hexagons of one radius. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** From the centre to a corner, in scene units. */
  readonly radius: number;
  readonly land: LandTransform;
  readonly hexagons: readonly PlacedHexagon[];
}
