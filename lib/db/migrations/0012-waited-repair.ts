import type { Migration } from "./migration";

export const waitedRepair: Migration = {
  name: "waited repair",
  script: `
    -- How long such a repair took tells of people, not of Azure.
    alter table operations add column has_waited_for_person boolean not null default false;
    update operations set has_waited_for_person = true where needs_person_since is not null;
  `,
};
