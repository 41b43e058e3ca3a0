import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path";

describe("where a sign-in leads back to", () => {
  it.each([
    ["/", "/"],
    ["/registries/s/g/n?region=westus&add=eastus", "/registries/s/g/n?region=westus&add=eastus"],
    ["/sessions", "/sessions"],
  ])("keeps the page %s of this site", (wanted, kept) => {
    expect(returnPath(wanted)).toBe(kept);
  });

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "/x/..//evil.example/",
    "javascript:alert(1)",
    "registries",
    "",
    undefined,
    ["/", "/"],
    "/sign-in?to=/",
    "/sign-out",
    "/signed-out",
    "/auth/redirect",
    "/api/session",
    `/${"a".repeat(5_000)}`,
  ])("goes to the list of registries instead of %s", (wanted) => {
    expect(returnPath(wanted)).toBe("/");
  });

  it("never leaves the site, whatever is asked for", () => {
    const hostile = fc.stringMatching(/^[/\\]{0,3}[\t\n]?[/\\a-z:.@?#%0-9]{0,20}$/);
    fc.assert(
      fc.property(hostile, (wanted) => {
        const site = "https://replicas.example.com";
        expect(new URL(returnPath(wanted), site).origin).toBe(site);
      }),
    );
  });
});
