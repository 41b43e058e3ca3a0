import type { Migration } from "./migration";

export const auditAndOperations: Migration = {
  name: "audit and operations",
  script: `
    create table audit (
      seq bigint primary key check (seq > 0),
      at timestamptz not null,
      actor_object_id text not null,
      actor_tenant_id text not null,
      actor_name text not null,
      action text not null,
      outcome text not null check (outcome in ('requested', 'succeeded', 'failed', 'refused', 'unknown')),
      registry_id text,
      subject text,
      operation_id text,
      correlation_id text,
      detail jsonb not null,
      prev_hash text not null unique check (prev_hash ~ '^[0-9a-f]{64}$'),
      hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
    );
    create index audit_by_registry on audit (lower(registry_id), seq);
    create index audit_by_operation on audit (operation_id) where operation_id is not null;

    -- One row: the end of the chain. Locking it makes writers take turns; it also shows when rows are cut off.
    create table audit_head (
      id int primary key default 1 check (id = 1),
      seq bigint not null,
      hash text not null
    );
    insert into audit_head (seq, hash) values (0, repeat('0', 64));

    create function refuse_audit_change() returns trigger language plpgsql as $body$
    begin
      raise exception 'The audit trail only grows: % on % is refused.', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end
    $body$;
    create trigger audit_only_grows before update or delete or truncate on audit
      for each statement execute function refuse_audit_change();
    create trigger audit_head_stays before delete or truncate on audit_head
      for each statement execute function refuse_audit_change();

    create function check_audit_head() returns trigger language plpgsql as $body$
    begin
      if new.seq <> old.seq + 1
        or not exists (select from audit where seq = new.seq and hash = new.hash and prev_hash = old.hash)
      then
        raise exception 'The end of the audit trail moves on by one row at a time.'
          using errcode = 'insufficient_privilege';
      end if;
      return new;
    end
    $body$;
    create trigger audit_head_moves_on before update on audit_head
      for each row execute function check_audit_head();

    create table operations (
      operation_id text primary key,
      kind text not null,
      state text not null
        check (state in ('intended', 'running', 'succeeded', 'failed', 'not_started', 'unknown')),
      registry_id text not null,
      replica_name text not null,
      replica_region text not null,
      actor_object_id text not null,
      actor_tenant_id text not null,
      actor_name text not null,
      requested_at timestamptz not null,
      settled_at timestamptz,
      failure text,
      correlation_id text,
      settings jsonb not null,
      poller_state text,
      poll_after timestamptz,
      attempts int not null default 0,
      check ((settled_at is null) = (state in ('intended', 'running')))
    );
    -- What makes two presses one operation.
    create unique index operations_one_open_per_replica on operations (lower(registry_id), lower(replica_name))
      where state in ('intended', 'running');
    create index operations_by_registry on operations (lower(registry_id), requested_at);
  `,
};
