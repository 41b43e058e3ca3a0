/** A part of the world that the map can be opened at. */
export type Lens = "world" | "americas" | "europe" | "middle-east-africa" | "asia-pacific";
