import { beforeEach, describe, expect, it, vi } from "vitest";

const SECRET = "s".repeat(43);

/** The configuration is read once for each process, so each of these is a process of its own. */
async function at(publicOrigin: string) {
  vi.resetModules();
  vi.stubEnv("PUBLIC_ORIGIN", publicOrigin);
  return import("./session-cookie");
}

beforeEach(() => {
  const env = {
    REPLICA_MAP_AZURE: "azure",
    ENTRA_TENANT_ID: "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90",
    ENTRA_CLIENT_ID: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
    SESSION_SECRET: "x".repeat(32),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
});

describe("the cookie of a session", () => {
  it("is for this host alone, over https alone, and out of reach for scripts", async () => {
    const { cookieHeader } = await at("https://replicas.example.com");
    expect(cookieHeader("session", SECRET)).toBe(
      `__Host-replica-map-session=${SECRET}; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it("has a name for each port of localhost, where ports share cookies", async () => {
    const { cookieHeader } = await at("http://localhost:3100");
    expect(cookieHeader("session", SECRET)).toBe(
      `replica-map-session-3100=${SECRET}; Path=/; HttpOnly; SameSite=Lax`,
    );
  });

  it("is taken back by an empty one that is over", async () => {
    const { clearedCookieHeader } = await at("https://replicas.example.com");
    expect(clearedCookieHeader("session")).toMatch(/^__Host-replica-map-session=; .*; Secure; Max-Age=0$/);
  });

  it("is found among others", async () => {
    const { readCookie } = await at("http://localhost:3000");
    const header = `theme=dark; replica-map-session-3001=${"x".repeat(43)}; replica-map-session-3000=${SECRET}`;
    expect(readCookie(header, "session")).toBe(SECRET);
    expect(readCookie(header, "sign-in")).toBeUndefined();
  });

  it.each([
    null,
    "",
    "replica-map-session-3000",
    "replica-map-session-3000=",
    "replica-map-session-3000=short",
    `replica-map-session-3000=${"'".repeat(43)}`,
    `replica-map-session-3000=${"s".repeat(10_000)}`,
  ])("is not found in %s", async (header) => {
    const { readCookie } = await at("http://localhost:3000");
    expect(readCookie(header, "session")).toBeUndefined();
  });
});
