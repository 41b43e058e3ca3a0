import type { Migration } from "./migration";

export const durableRepair: Migration = {
  name: "durable repair",
  script: `
    -- How far a repair has come. Each write to ARM is a step of its own, taken by compare-and-set.
    alter table operations
      add column step text check (step in ('deleting', 'gone', 'creating')),
      add column step_at timestamptz,
      -- Reads in a row that have not found the replica.
      add column missing_reads int not null default 0,
      add column missing_since timestamptz,
      -- Creations that were tried, and when the next one may be.
      add column create_attempts int not null default 0,
      add column create_after timestamptz,
      -- Since when nobody's rights are at hand to create it again.
      add column needs_person_since timestamptz,
      add check ((kind = 'replica.repair') = (step is not null)),
      add check ((step is null) = (step_at is null));
  `,
};
