/** The parts of the world that the map can be opened at. */
export const lenses = ["world", "americas", "europe", "middle-east-africa", "asia-pacific"] as const;

export type Lens = (typeof lenses)[number];
