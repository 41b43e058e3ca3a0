import type { Migration } from "./migration";

export const wallRegions: Migration = {
  name: "wall regions",
  script: `
    -- Regions as Azure told them last, so that a wall has its map also after a start without Azure.
    create table wall_regions (
      subscription_id text primary key,
      regions jsonb not null,
      read_at timestamptz not null
    );
  `,
};
