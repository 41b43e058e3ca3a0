import type { Migration } from "./migration";

export const begunBy: Migration = {
  name: "begun by",
  script: `
    -- Of a repair that somebody has taken over: whose deletion it was, and why. Null: nobody has.
    alter table operations
      add column begun_by_name text,
      add column begun_reason text;
  `,
};
