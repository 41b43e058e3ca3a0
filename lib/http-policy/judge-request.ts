import { PUBLIC_ADDRESS_PATH } from "./public-address";

export interface PolicyRequest {
  readonly method: string;
  readonly pathname: string;
  /** With its question mark, or empty. */
  readonly search: string;
  readonly header: (name: string) => string | null;
}

export interface Site {
  readonly publicOrigin: string;
  /** In lower case. */
  readonly allowedHosts: readonly string[];
}

export type Judgement =
  | { readonly kind: "pass" }
  /** To the same path at the public origin. */
  | { readonly kind: "redirect"; readonly path: string }
  | {
      readonly kind: "refuse";
      readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 421;
      readonly sentence: string;
    };

/**
 * Asked by load balancers and collectors under whatever name they know this process by; and the redirect to
 * the public origin, which Next asks of this server under a name of its own.
 */
const ANY_HOST_PATHS = new Set(["/api/health", "/api/metrics", PUBLIC_ADDRESS_PATH]);
const READING = new Set(["GET", "HEAD", "OPTIONS"]);
const CHANGING = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const LOOPBACK_ADDRESSES = ["127.0.0.1", "[::1]"];

const PASS: Judgement = { kind: "pass" };

/**
 * Whether a request is meant for this site and, when it may change something, comes from it.
 *
 * Next itself compares Origin only with what the request says its host is, and lets a missing Origin through,
 * so that a name which somebody else points at us (DNS rebinding) would pass.
 */
export function judgeRequest(request: PolicyRequest, site: Site): Judgement {
  const host = judgeHost(request, site);
  if (host.kind !== "pass") return host;
  const path = judgePath(request);
  if (path.kind !== "pass") return path;
  const origin = judgeOrigin(request, site);
  return origin.kind === "pass" ? judgeUse(request) : origin;
}

/** The page that stands in for all others when they fail. Next shows it, with 500, to whoever types its address. */
const LAST_RESORT = /^\/_global-error(?:[/.]|$)/i;

/** Next takes a segment that cannot be decoded for a fault of its own and answers 500. */
function judgePath({ pathname }: PolicyRequest): Judgement {
  try {
    if (!LAST_RESORT.test(decodeURIComponent(pathname))) return PASS;
    return { kind: "refuse", status: 404, sentence: "There is nothing at this address." };
  } catch {
    return {
      kind: "refuse",
      status: 400,
      sentence:
        "This address is not well formed: a percent sign in it is not followed by a character's code.",
    };
  }
}

function judgeHost(request: PolicyRequest, site: Site): Judgement {
  if (ANY_HOST_PATHS.has(request.pathname)) return PASS;
  const host = request.header("host")?.toLowerCase() ?? "";
  const forwardedHost = request.header("x-forwarded-host")?.toLowerCase() ?? host;
  const isAllowed = site.allowedHosts.includes(host) && site.allowedHosts.includes(forwardedHost);
  if (isAllowed) return PASS;
  if (forwardedHost === host && READING.has(request.method) && isOtherNameOfLoopback(host, site)) {
    return { kind: "redirect", path: `${request.pathname}${request.search}` };
  }
  return {
    kind: "refuse",
    status: 421,
    sentence: `This is not the address of Replica Map. It is used at ${site.publicOrigin}; whoever runs it sets that with PUBLIC_ORIGIN.`,
  };
}

/** Cookies of 127.0.0.1 are not those of localhost, so there is one name for both. */
function isOtherNameOfLoopback(host: string, site: Site): boolean {
  const { hostname, host: own } = new URL(site.publicOrigin);
  if (hostname !== "localhost") return false;
  return LOOPBACK_ADDRESSES.some((address) => own.replace("localhost", address) === host);
}

function judgeOrigin(request: PolicyRequest, site: Site): Judgement {
  if (READING.has(request.method)) return PASS;
  if (!CHANGING.has(request.method)) {
    return { kind: "refuse", status: 405, sentence: "This method is not used here." };
  }
  const fetchSite = request.header("sec-fetch-site");
  const isForeignFetch = fetchSite !== null && fetchSite !== "same-origin";
  if (request.header("origin") === site.publicOrigin && !isForeignFetch) return PASS;
  return {
    kind: "refuse",
    status: 403,
    sentence: `Changes are taken only from pages of Replica Map itself, with an Origin header that says ${site.publicOrigin}.`,
  };
}

/**
 * Pages take one kind of change: a server action, called by our own script. Next reads any other body as a
 * form and answers 500 when it is none.
 */
function judgeUse(request: PolicyRequest): Judgement {
  if (READING.has(request.method) || request.pathname.startsWith("/api/")) return PASS;
  if (request.method !== "POST") {
    return { kind: "refuse", status: 405, sentence: "This method is not used here." };
  }
  if (request.header("next-action") !== null) return PASS;
  return {
    kind: "refuse",
    status: 400,
    sentence: "Changes need JavaScript. Allow it for this page, reload the page and try again.",
  };
}
