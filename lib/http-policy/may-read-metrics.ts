import { createHash, timingSafeEqual } from "node:crypto";

type Verdict =
  { readonly ok: true } | { readonly ok: false; readonly status: 401 | 403; readonly sentence: string };

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;

/**
 * Who may read metrics: this machine, and whoever has the token.
 *
 * `forwardedFor` ends with the address that the request really came from (`name-the-peer.ts`); with more than that one
 * in it somebody else stands behind, and their word is not taken for where they are.
 */
export function mayReadMetrics(
  {
    forwardedFor,
    authorization,
  }: { readonly forwardedFor: string | null; readonly authorization: string | null },
  token: string | undefined,
): Verdict {
  if (forwardedFor !== null && LOOPBACK.test(forwardedFor.trim())) return { ok: true };
  if (token === undefined) {
    return {
      ok: false,
      status: 403,
      sentence: "Metrics are told on this machine only. Set METRICS_TOKEN to read them from elsewhere.",
    };
  }
  const [, given] = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? "") ?? [];
  if (given !== undefined && isSame(given, token)) return { ok: true };
  return {
    ok: false,
    status: 401,
    sentence: "Send the value of METRICS_TOKEN as a bearer token in the Authorization header.",
  };
}

// As hashes, because the comparison in constant time wants equal lengths.
function isSame(one: string, other: string): boolean {
  const hashed = [one, other].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(hashed[0] ?? Buffer.of(0), hashed[1] ?? Buffer.of(1));
}
