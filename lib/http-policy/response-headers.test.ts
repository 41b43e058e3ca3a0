import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, makeNonce } from "./content-security-policy";
import { securityHeaders } from "./security-headers";

function directives(options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}): Map<string, string> {
  const policy = contentSecurityPolicy({
    nonce: "n0nce",
    authorityOrigin: "https://login.example.com",
    isBridge: false,
    isDevelopment: false,
    isHttps: true,
    ...options,
  });
  return new Map(policy.split("; ").map((directive) => [directive.split(" ")[0] ?? "", directive]));
}

describe("the content security policy", () => {
  it("lets nothing run or load that this response did not name", () => {
    expect([...directives().values()]).toEqual([
      "default-src 'none'",
      "script-src 'self' 'nonce-n0nce' 'strict-dynamic'",
      "style-src 'self' 'nonce-n0nce'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' https://login.example.com",
      "frame-src 'self' https://login.example.com",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "upgrade-insecure-requests",
    ]);
  });

  it("does not ask for https where there is none, and loosens only in development", () => {
    expect(directives({ isHttps: false }).has("upgrade-insecure-requests")).toBe(false);
    expect(directives({ isDevelopment: true }).get("script-src")).toContain("'unsafe-eval'");
    expect([...directives().values()].join()).not.toMatch(/unsafe/);
  });

  it("lets nobody frame a page, but ourselves the one that a sign-in comes back to", () => {
    expect(directives({ isBridge: true }).get("frame-ancestors")).toBe("frame-ancestors 'self'");
    expect(directives({ isBridge: false }).get("frame-ancestors")).toBe("frame-ancestors 'none'");
  });

  it("carries a nonce of 128 bits in base64", () => {
    expect(makeNonce((bytes) => bytes.fill(255))).toBe("/////////////////////w==");
    expect(makeNonce((bytes) => bytes.fill(0))).toBe("AAAAAAAAAAAAAAAAAAAAAA==");
  });
});

const headers = (options: Partial<Parameters<typeof securityHeaders>[0]> = {}) =>
  new Map(securityHeaders({ isBridge: false, isHttps: true, ...options }));

describe("the other security headers", () => {
  it("promise https for a year, only where there is https", () => {
    expect(headers().get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers({ isHttps: false }).has("strict-transport-security")).toBe(false);
  });

  it("say the same about frames as the policy", () => {
    expect(headers().get("x-frame-options")).toBe("DENY");
    expect(headers({ isBridge: true }).get("x-frame-options")).toBe("SAMEORIGIN");
  });

  it("keep a browser sending Origin with our own forms", () => {
    expect(headers({ isHttps: false }).get("referrer-policy")).toBe("same-origin");
  });
});
