import type { Migration } from "./migration";

export const reasonsAndPlans: Migration = {
  name: "reasons and plans",
  script: `
    -- So that the outcome of an operation names them as its beginning does.
    alter table operations add column reason text, add column plan_id text;
    create index audit_by_plan on audit (plan_id) where plan_id is not null;
  `,
};
