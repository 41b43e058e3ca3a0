import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { getConfiguration } from "./lib/config/configuration";
import { contentSecurityPolicy, makeNonce } from "./lib/http-policy/content-security-policy";
import { judgeActionBody, MAX_ACTION_BYTES, TOO_LARGE } from "./lib/http-policy/judge-action-body";
import type { Judgement, Site } from "./lib/http-policy/judge-request";
import { judgeRequest } from "./lib/http-policy/judge-request";
import { ASKED_PATH_HEADER, BRIDGE_PATH, PUBLIC_ADDRESS_PATH } from "./lib/http-policy/public-address";
import { needsSignIn } from "./lib/http-policy/needs-sign-in";
import { securityHeaders } from "./lib/http-policy/security-headers";
import { REQUEST_ID_HEADER } from "./lib/log/request-id";
import { cookieName } from "./lib/sessions/session-cookie";
import { signInPath } from "./lib/sign-in/return-path";

/** Runs before everything that is served, static files included. The policy itself is in `lib/http-policy`. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const site = getConfiguration();
  const isHttps = site.publicOrigin.startsWith("https:");
  const isBridge = request.nextUrl.pathname === BRIDGE_PATH;
  const csp = contentSecurityPolicy({
    nonce: makeNonce((bytes) => crypto.getRandomValues(bytes)),
    authorityOrigin: site.authorityEndpoint,
    isBridge,
    isDevelopment: process.env.NODE_ENV === "development",
    isHttps,
  });
  const judgement = await judge(request, site);
  const response = answer(judgement, request, site, csp);
  for (const [name, value] of securityHeaders({ isBridge, isHttps })) response.headers.set(name, value);
  response.headers.set("content-security-policy", csp);
  // For whoever tells about trouble: the log and the trail know the request by it.
  const requestId = request.headers.get(REQUEST_ID_HEADER);
  if (requestId !== null) response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}

async function judge(request: NextRequest, site: Site): Promise<Judgement> {
  const { pathname, search } = request.nextUrl;
  const header = (name: string) => request.headers.get(name);
  const judgement = judgeRequest({ method: request.method, pathname, search, header }, site);
  const isAction = request.method === "POST" && !pathname.startsWith("/api/");
  if (judgement.kind !== "pass" || !isAction) return judgement;
  if (Number(header("content-length") ?? 0) > MAX_ACTION_BYTES) return TOO_LARGE;
  return judgeActionBody(header("content-type"), await request.text());
}

function answer(judgement: Judgement, request: NextRequest, site: Site, csp: string): NextResponse {
  switch (judgement.kind) {
    case "pass": {
      const { pathname, search } = request.nextUrl;
      const hasSessionCookie = request.cookies.has(cookieName("session"));
      if (needsSignIn({ method: request.method, pathname, hasSessionCookie })) {
        return NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), site.publicOrigin), {
          headers: { "cache-control": "no-store" },
        });
      }
      // Next takes the nonce for its own scripts from the policy on the request.
      const headers = new Headers(request.headers);
      headers.set("content-security-policy", csp);
      // The route that redirects is asked by ourselves, about the path before.
      if (pathname !== PUBLIC_ADDRESS_PATH) headers.set(ASKED_PATH_HEADER, `${pathname}${search}`);
      return NextResponse.next({ request: { headers } });
    }
    case "redirect": {
      // Next takes 127.0.0.1 and localhost for the same host and would make the target relative, in a circle.
      const headers = new Headers(request.headers);
      headers.set(ASKED_PATH_HEADER, judgement.path);
      return NextResponse.rewrite(new URL(PUBLIC_ADDRESS_PATH, request.url), { request: { headers } });
    }
    case "refuse":
      return new NextResponse(`${judgement.sentence}\n`, {
        status: judgement.status,
        headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
      });
  }
}
