import type { Migration } from "./migration";

export const endedSessions: Migration = {
  name: "ended sessions",
  script: `
    -- Sessions that were ended from elsewhere, until they would have been over anyway: their browsers are not let in
    -- again unasked. The hash opens nothing, and says nothing about whose session it was.
    create table ended_sessions (
      cookie_hash text primary key check (cookie_hash ~ '^[0-9a-f]{64}$'),
      ends_at timestamptz not null
    );
  `,
};
