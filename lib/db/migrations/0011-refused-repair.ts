import type { Migration } from "./migration";

export const refusedRepair: Migration = {
  name: "refused repair",
  script: `
    -- A sign-in that is over comes back by itself; a right that was missing has to be given first.
    alter table operations
      add column needs_person_because text check (needs_person_because in ('signed_out', 'no_right'));
  `,
};
