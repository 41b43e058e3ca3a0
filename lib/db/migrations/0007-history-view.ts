import type { Migration } from "./migration";

export const historyView: Migration = {
  name: "history view",
  script: `
    create index observations_by_region on observations (registry_key, region, observation_id);

    -- Azure's own number of the request that it accepted, for its support.
    alter table operations add column request_id text;
  `,
};
