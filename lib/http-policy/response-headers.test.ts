import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, makeNonce } from "./content-security-policy";
import { securityHeaders } from "./security-headers";

function directives(options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}): Map<string, string> {
  const policy = contentSecurityPolicy({ nonce: "n0nce", isDevelopment: false, isHttps: true, ...options });
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
      "connect-src 'self'",
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

  it("carries a nonce of 128 bits in base64", () => {
    expect(makeNonce((bytes) => bytes.fill(255))).toBe("/////////////////////w==");
    expect(makeNonce((bytes) => bytes.fill(0))).toBe("AAAAAAAAAAAAAAAAAAAAAA==");
  });
});

describe("the other security headers", () => {
  it("promise https for a year, only where there is https", () => {
    expect(new Map(securityHeaders({ isHttps: true })).get("strict-transport-security")).toBe(
      "max-age=31536000",
    );
    expect(new Map(securityHeaders({ isHttps: false })).has("strict-transport-security")).toBe(false);
  });

  it("keep a browser sending Origin with our own forms", () => {
    expect(new Map(securityHeaders({ isHttps: false })).get("referrer-policy")).toBe("same-origin");
  });
});
