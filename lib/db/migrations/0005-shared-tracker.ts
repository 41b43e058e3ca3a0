import type { Migration } from "./migration";

export const sharedTracker: Migration = {
  name: "shared tracker",
  script: `
    -- Which instance does something that one is to do for all. Times are the database's own.
    create table leases (
      name text primary key,
      holder text not null,
      expires_at timestamptz not null
    );

    -- The latest picture of each registry. Names are lower-case ARM ids: ARM does not keep the case.
    create table snapshots (
      registry_key text primary key,
      picture jsonb not null,
      -- Moves with every change of the picture; whoever looked at an older one does not write over a newer one.
      version bigint not null check (version > 0),
      as_of timestamptz not null,
      changed_at timestamptz not null
    );

    -- What a replica looked like, one row for each change that was seen.
    create table observations (
      observation_id bigint generated always as identity primary key,
      registry_key text not null,
      replica_name text not null,
      region text not null,
      seen_at timestamptz not null,
      -- When the state before was last seen: the change came between the two.
      before_at timestamptz,
      is_there boolean not null,
      provisioning_state text,
      display_status text,
      -- When Azure says that this status began.
      status_since timestamptz,
      global_endpoint_routing text,
      -- Azure's word on who changed the replica last, and when.
      changed_by text,
      changed_at timestamptz,
      -- Ours, when one of ours was open at the time.
      operation_id text
    );
    create index observations_by_replica on observations (registry_key, replica_name, observation_id);
    create index observations_by_age on observations (seen_at);

    -- Spans of time in which somebody looked. What lies between two of them is a gap.
    create table watched_spans (
      registry_key text not null,
      from_at timestamptz not null,
      until_at timestamptz not null check (until_at >= from_at),
      primary key (registry_key, from_at)
    );

    -- Since when nobody's rights are at hand to ask Azure how an open operation goes.
    alter table operations add column waiting_since timestamptz;
  `,
};
