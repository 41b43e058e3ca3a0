import "server-only";
import { appRolesAmong } from "@/lib/auth/app-roles";
import type { Queryable } from "@/lib/db/database";
import { notify } from "@/lib/db/notify";
import { sql } from "@/lib/db/sql";
import { storableJson, storableText } from "@/lib/db/storable-json";
import type { Session, SessionIdentity, TokenAudience } from "./model";

/** Which sessions still stand: those within both limits. */
export interface Liveness {
  readonly nowMs: number;
  readonly idleMs: number;
}

export interface NewSession {
  readonly sessionId: string;
  readonly cookieHash: string;
  readonly identity: SessionIdentity;
  readonly browser: string | undefined;
  readonly openedAt: Date;
  readonly tokensEndAt: Date;
  readonly endsAt: Date;
}

export interface SealedToken {
  readonly audience: TokenAudience;
  readonly sealed: string;
  readonly expiresAt: Date;
}

interface SessionRow {
  readonly session_id: string;
  readonly object_id: string;
  readonly tenant_id: string;
  readonly display_name: string;
  readonly login_name: string;
  readonly app_roles: unknown;
  readonly auth_time: Date | null;
  readonly browser: string | null;
  readonly opened_at: Date;
  readonly last_seen_at: Date;
  readonly tokens_end_at: Date;
  readonly ends_at: Date;
  readonly challenge: string | null;
}

export async function insertSession(db: Queryable, session: NewSession): Promise<void> {
  const { identity } = session;
  await db.query(sql`
    insert into sessions (
      session_id, cookie_hash, object_id, tenant_id, display_name, login_name, app_roles, auth_time,
      identity_as_of, browser, opened_at, last_seen_at, tokens_end_at, ends_at
    ) values (
      ${session.sessionId}, ${session.cookieHash}, ${identity.objectId}, ${identity.tenantId},
      ${storableText(identity.displayName)}, ${storableText(identity.loginName)},
      ${storableJson(identity.appRoles)}::jsonb, ${identity.authTime?.toISOString() ?? null}, ${identity.issuedAt.toISOString()},
      ${session.browser === undefined ? null : storableText(session.browser)}, ${session.openedAt.toISOString()},
      ${session.openedAt.toISOString()}, ${session.tokensEndAt.toISOString()}, ${session.endsAt.toISOString()}
    )`);
}

export async function insertTokens(
  db: Queryable,
  sessionId: string,
  tokens: readonly SealedToken[],
): Promise<void> {
  for (const { audience, sealed, expiresAt } of tokens) {
    await db.query(sql`
      insert into session_tokens (session_id, audience, sealed, expires_at)
      values (${sessionId}, ${audience}, ${sealed}, ${expiresAt.toISOString()})
      on conflict (session_id, audience) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`);
  }
}

export async function findSessionByCookie(
  db: Queryable,
  cookieHash: string,
  { nowMs, idleMs }: Liveness,
): Promise<Session | undefined> {
  const [row] = await db.query<SessionRow>(sql`
    select * from sessions
    where cookie_hash = ${cookieHash}
      and ends_at > ${timeOf(nowMs)} and last_seen_at > ${timeOf(nowMs - idleMs)}`);
  return row && sessionFrom(row);
}

/** Locked until the transaction ends, so that a session that is being ended is not renewed. */
export async function lockSession(
  transaction: Queryable,
  sessionId: string,
  { nowMs, idleMs }: Liveness,
): Promise<Session | undefined> {
  const [row] = await transaction.query<SessionRow>(sql`
    select * from sessions
    where session_id = ${sessionId}
      and ends_at > ${timeOf(nowMs)} and last_seen_at > ${timeOf(nowMs - idleMs)}
    for update`);
  return row && sessionFrom(row);
}

/** Of one person, of a whole tenant, or of one session; the one used last comes first. */
export async function listSessions(
  db: Queryable,
  of: { readonly tenantId: string; readonly objectId?: string; readonly sessionId?: string },
  { nowMs, idleMs }: Liveness,
): Promise<Session[]> {
  const rows = await db.query<SessionRow>(sql`
    select * from sessions
    where tenant_id = ${of.tenantId}
      and (${of.objectId ?? null}::text is null or object_id = ${of.objectId ?? null}::text)
      and (${of.sessionId ?? null}::text is null or session_id = ${of.sessionId ?? null}::text)
      and ends_at > ${timeOf(nowMs)} and last_seen_at > ${timeOf(nowMs - idleMs)}
    order by last_seen_at desc, session_id`);
  return rows.map(sessionFrom);
}

export async function findSealedToken(
  db: Queryable,
  sessionId: string,
  audience: TokenAudience,
  { nowMs, idleMs }: Liveness,
): Promise<SealedToken | undefined> {
  const [row] = await db.query<{ sealed: string; expires_at: Date }>(sql`
    select sealed, expires_at from session_tokens natural join sessions
    where session_id = ${sessionId} and audience = ${audience}
      and ends_at > ${timeOf(nowMs)} and last_seen_at > ${timeOf(nowMs - idleMs)}`);
  return row && { audience, sealed: row.sealed, expiresAt: row.expires_at };
}

export async function noteSeen(db: Queryable, sessionId: string, nowMs: number): Promise<void> {
  await db.query(sql`update sessions set last_seen_at = ${timeOf(nowMs)} where session_id = ${sessionId}`);
}

/** An ID token that is older than the one that was read last changes nothing: roles may have been taken away since. */
export async function updateIdentity(
  db: Queryable,
  sessionId: string,
  identity: SessionIdentity,
): Promise<void> {
  await db.query(sql`
    update sessions set
      display_name = ${storableText(identity.displayName)}, login_name = ${storableText(identity.loginName)},
      app_roles = ${storableJson(identity.appRoles)}::jsonb, identity_as_of = ${identity.issuedAt.toISOString()},
      auth_time = ${identity.authTime?.toISOString() ?? null}
    where session_id = ${sessionId} and identity_as_of <= ${identity.issuedAt.toISOString()}`);
}

export async function updateTokensEnd(db: Queryable, sessionId: string, tokensEndAt: Date): Promise<void> {
  await db.query(
    sql`update sessions set tokens_end_at = ${tokensEndAt.toISOString()}, challenge = null where session_id = ${sessionId}`,
  );
}

export async function updateChallenge(db: Queryable, sessionId: string, challenge: string): Promise<void> {
  await db.query(sql`update sessions set challenge = ${challenge} where session_id = ${sessionId}`);
}

export async function endToken(
  db: Queryable,
  token: { readonly sessionId: string; readonly audience: TokenAudience; readonly expiresAt: Date },
  nowMs: number,
): Promise<void> {
  const expiresAt = token.expiresAt.toISOString();
  await db.query(sql`
    update session_tokens set expires_at = ${timeOf(nowMs)}
    where session_id = ${token.sessionId} and audience = ${token.audience} and expires_at = ${expiresAt}`);
  await db.query(sql`
    update sessions set tokens_end_at = ${timeOf(nowMs)}
    where session_id = ${token.sessionId} and tokens_end_at = ${expiresAt}`);
}

/** Its tokens go with it, and every process on this store hears of it. False when it had ended before. */
export async function deleteSession(db: Queryable, sessionId: string): Promise<boolean> {
  const ended = await db.query(
    sql`delete from sessions where session_id = ${sessionId} returning session_id`,
  );
  if (ended.length > 0) await notify(db, "session_ends", sessionId);
  return ended.length > 0;
}

/** Sessions that nobody can use any more go, and their tokens with them. */
export async function deleteDeadSessions(db: Queryable, { nowMs, idleMs }: Liveness): Promise<void> {
  await db.query(sql`
    delete from sessions
    where ends_at <= ${timeOf(nowMs)} or last_seen_at <= ${timeOf(nowMs - idleMs)}`);
}

function sessionFrom(row: SessionRow): Session {
  return {
    sessionId: row.session_id,
    objectId: row.object_id,
    tenantId: row.tenant_id,
    displayName: row.display_name,
    loginName: row.login_name,
    appRoles: appRolesAmong(Array.isArray(row.app_roles) ? row.app_roles : []),
    authTime: row.auth_time ?? undefined,
    openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at,
    tokensEndAt: row.tokens_end_at,
    endsAt: row.ends_at,
    browser: row.browser ?? undefined,
    challenge: row.challenge ?? undefined,
  };
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
