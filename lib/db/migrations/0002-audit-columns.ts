import type { Migration } from "./migration";

export const auditColumns: Migration = {
  name: "audit columns",
  script: `
    -- Rows of version 1 have none of them, and their hashes do not cover them.
    alter table audit
      add column session_id text,
      add column reason text,
      add column plan_id text,
      add column request_id text;
    create index audit_by_session on audit (session_id) where session_id is not null;

    -- So that the outcome of an operation names the session that asked for it.
    alter table operations add column session_id text;
  `,
};
