/** How the dashboard acts: as the person who is signed in, or as itself. */
export const ACCESS_MODES = ["delegated", "service"] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];
