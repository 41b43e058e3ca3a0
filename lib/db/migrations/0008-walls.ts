import type { Migration } from "./migration";

export const walls: Migration = {
  name: "walls",
  script: `
    -- A wall that was revoked stays, so that its screens can be told.
    create table walls (
      wall_id text primary key,
      -- Of its maker: administrators see the walls of their own tenant.
      tenant_id text not null,
      name text not null,
      settings jsonb not null,
      -- SHA-256 of the secret in its address, which nobody can read again.
      secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
      made_by text not null,
      made_at timestamptz not null,
      ends_at timestamptz,
      revoked_at timestamptz
    );
    create index walls_by_tenant on walls (tenant_id);

    -- One for each screen that the address was opened at.
    create table wall_keys (
      key_hash text primary key check (key_hash ~ '^[0-9a-f]{64}$'),
      wall_id text not null references walls on delete cascade,
      opened_at timestamptz not null,
      last_seen_at timestamptz not null
    );
    create index wall_keys_by_wall on wall_keys (wall_id);
  `,
};
