import { describe, expect, it } from "vitest";
import { needsSignIn } from "./needs-sign-in";

describe("which requests are sent to the sign-in", () => {
  it.each(["/", "/registries/s/g/contoso", "/sessions", "/walls"])(
    "the page %s without a session cookie",
    (pathname) => {
      expect(needsSignIn({ method: "GET", pathname, hasSessionCookie: false })).toBe(true);
      expect(needsSignIn({ method: "HEAD", pathname, hasSessionCookie: false })).toBe(true);
      expect(needsSignIn({ method: "GET", pathname, hasSessionCookie: true })).toBe(false);
      expect(needsSignIn({ method: "POST", pathname, hasSessionCookie: false })).toBe(false);
    },
  );

  it.each([
    "/sign-in",
    "/signed-out",
    "/auth/redirect",
    "/api/health",
    "/api/session",
    "/icon.svg",
    "/nothing",
  ])("never %s", (pathname) => {
    expect(needsSignIn({ method: "GET", pathname, hasSessionCookie: false })).toBe(false);
  });
});
