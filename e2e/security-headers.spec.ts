import { askDoor } from "./fixtures/ask-door";
import { listRoutes } from "./fixtures/doors";
import type { RawAnswer } from "./fixtures/raw-request";
import { signInOverHttp } from "./fixtures/sign-in-over-http";
import { expect, test } from "./fixtures/test";

// The page that Entra comes back to is shown in a frame of our own when a sign-in is renewed.
const BRIDGE = "/auth/redirect";

// No browser: each request says it comes from another address, so that none is one too many.
test.use({ environment: { TRUSTED_PROXIES: "1" }, person: "nobody" });

const NONCE = /script-src 'self' 'nonce-([\w+/]{22}==)' 'strict-dynamic'(?:;|$)/;

function policyOf({ headers }: RawAnswer): string {
  return String(headers["content-security-policy"]);
}

function expectHeaders(answer: RawAnswer, what: string, isBridge: boolean): void {
  const directives = policyOf(answer).split("; ");
  expect(directives, what).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      expect.stringMatching(NONCE),
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${isBridge ? "'self'" : "'none'"}`,
    ]),
  );
  expect(policyOf(answer), what).not.toContain("unsafe");
  expect(answer.headers, what).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": isBridge ? "SAMEORIGIN" : "DENY",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(answer.headers["cross-origin-opener-policy"], what).toBe(isBridge ? undefined : "same-origin");
  expect(answer.headers, what).not.toHaveProperty("x-powered-by");
  expect(answer.headers, what).not.toHaveProperty("access-control-allow-origin");
}

function expectScriptsOf(answer: RawAnswer, what: string): void {
  const nonce = NONCE.exec(policyOf(answer))?.[1] ?? "";
  const tags = [...answer.text.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
  expect(tags.length, what).toBeGreaterThan(0);
  expect(
    tags.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
    what,
  ).toEqual([]);
}

test("every answer of every route carries the security headers and a nonce of its own", async ({
  dashboard,
  emulator,
}) => {
  const cookie = await signInOverHttp(dashboard, emulator, "owner");
  const home = await askDoor(dashboard, "GET", "/", { cookie });
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(home.text)?.[1] ?? "";
  expect(script).not.toBe("");
  const routes = listRoutes();
  expect(routes.map(({ path }) => path)).toContain(BRIDGE);
  const asked: (readonly [string, string, Parameters<typeof askDoor>[3]])[] = [
    ...routes.flatMap(({ path }) => [
      ["GET", path, { cookie }] as const,
      ["GET", path, {}] as const,
      ["HEAD", path, {}] as const,
      ["POST", path, { cookie, body: "{}" }] as const,
      ["POST", path, { cookie, body: "{}", headers: { origin: "https://evil.example" } }] as const,
    ]),
    ["GET", script, {}],
    ["GET", "/map/land.svg", {}],
    ["GET", "/nothing/here", { cookie }],
    ["GET", "/%", {}],
    ["GET", "/%5fglobal-error", {}],
    ["GET", "/_global-error.rsc", { headers: { rsc: "1" } }],
    ["PROPFIND", "/", {}],
    ["GET", "/", { headers: { host: "evil.example" } }],
    ["GET", "/", { headers: { host: new URL(dashboard.origin).host.replace("localhost", "127.0.0.1") } }],
  ];
  const nonces = new Set<string>();
  for (const [method, path, asking] of asked) {
    const answer = await askDoor(dashboard, method, path, asking);
    const what = `${method} ${path} ${JSON.stringify(asking?.headers ?? {})}: ${answer.status}`;
    expectHeaders(answer, what, path === BRIDGE);
    expect(answer.status, what).toBeLessThan(500);
    nonces.add(policyOf(answer));
    const isPage = (answer.headers["content-type"] ?? "").startsWith("text/html") && method === "GET";
    if (isPage) expectScriptsOf(answer, what);
    if (isPage || path.startsWith("/api/")) {
      expect(answer.headers["cache-control"] ?? "no-store", what).toContain("no-store");
    }
  }
  expect(nonces.size, "policies that differ in their nonce").toBe(asked.length);
});
