import type { Migration } from "./migration";

export const sessions: Migration = {
  name: "sessions",
  script: `
    -- A session that ends is deleted with its tokens; the audit trail says that it was there.
    create table sessions (
      session_id text primary key,
      -- SHA-256 of what the cookie holds: whoever reads the store cannot act as anybody.
      cookie_hash text not null unique check (cookie_hash ~ '^[0-9a-f]{64}$'),
      object_id text not null,
      tenant_id text not null,
      display_name text not null,
      login_name text not null,
      app_roles jsonb not null,
      auth_time timestamptz,
      -- When the ID token was issued that all of this comes from.
      identity_as_of timestamptz not null,
      browser text,
      opened_at timestamptz not null,
      last_seen_at timestamptz not null,
      tokens_end_at timestamptz not null,
      ends_at timestamptz not null,
      -- Claims that ARM asks the next sign-in for.
      challenge text
    );
    create index sessions_by_person on sessions (tenant_id, object_id);

    create table session_tokens (
      session_id text not null references sessions on delete cascade,
      audience text not null,
      sealed text not null,
      expires_at timestamptz not null,
      primary key (session_id, audience)
    );

    create table sign_in_nonces (
      nonce_hash text primary key check (nonce_hash ~ '^[0-9a-f]{64}$'),
      browser_hash text not null check (browser_hash ~ '^[0-9a-f]{64}$'),
      expires_at timestamptz not null
    );
  `,
};
