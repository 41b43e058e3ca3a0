declare const space: unique symbol;

/** A place on Earth, in degrees. */
export interface LonLat {
  readonly lonDegrees: number;
  readonly latDegrees: number;
}

/** A place in the drawing units of one scene: x grows to the east, y to the south. */
export interface MapPoint {
  readonly [space]?: "map";
  readonly x: number;
  readonly y: number;
}
