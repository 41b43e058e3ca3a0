import { CONTOSO, CONTOSO_DEV, currentSubscription } from "./fixtures/contoso";
import { rawRequest, type RawAnswer } from "./fixtures/raw-request";
import { openMapPage } from "./fixtures/open-map-page";
import { sessionCookie } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

const pages = () => ["/", "/?q=nothing", CONTOSO.path, CONTOSO_DEV.path, "/nothing/here"];
const routes = () => [
  ...pages(),
  `${CONTOSO.path}x`,
  "/api/health",
  "/api/live?topics=nonsense",
  "/api/preview",
  "/?state=failed&page=2",
  "/api/nothing",
  "/icon.svg",
  "/map/land.svg",
];

let cookie = "";
test.beforeEach(async ({ signedIn }) => {
  cookie = sessionCookie(await signedIn("owner"));
});

/**
 * As somebody who is signed in. Node's own parser, which is in front of everything, cuts a connection off rather
 * than answer a few of these.
 */
function ask(origin: string, path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return rawRequest(origin, { path, headers: { cookie, ...headers } });
}

test("under another host name it answers 421 and says the right address", async ({ dashboard }) => {
  for (const path of routes().filter((route) => route !== "/api/health")) {
    for (const headers of [
      { host: "evil.example" },
      { host: new URL(dashboard.origin).host, "x-forwarded-host": "evil.example" },
    ]) {
      const answer = await ask(dashboard.origin, path, headers);
      expect(answer.status, `${path} for ${JSON.stringify(headers)}`).toBe(421);
      expect(answer.text).toContain(dashboard.origin);
      expect(answer.text).not.toContain("evil.example");
      expect(answer.text).not.toContain("contoso");
    }
  }
});

test("127.0.0.1 leads to localhost, with the path and the query, and to nowhere else", async ({
  dashboard,
}) => {
  const host = `127.0.0.1:${new URL(dashboard.origin).port}`;
  for (const path of ["/", `${CONTOSO.path}?lens=europe&region=westeurope`, "//evil.example/x?y=1"]) {
    const answer = await ask(dashboard.origin, path, { host });
    expect([307, 308], path).toContain(answer.status);
    const location = new URL(answer.headers.location ?? "", `http://${host}`);
    if (path.startsWith("//")) expect(["localhost", "127.0.0.1"]).toContain(location.hostname);
    else expect(location.href).toBe(`${dashboard.origin}${path}`);
  }
});

test("the health page answers under any host name and tells nothing about how things are reached", async ({
  dashboard,
  emulator,
}) => {
  for (const host of [new URL(dashboard.origin).host, "10.0.0.7", "load-balancer.internal:8080"]) {
    const answer = await ask(dashboard.origin, "/api/health", { host });
    expect(answer.status, host).toBe(200);
    expect(answer.text).toBe("store: ok (embedded)\nazure: ok\n");
    expect(answer.text).not.toContain(emulator.port);
  }
});

test("no page is written with a style attribute or a handler attribute", async ({ dashboard }) => {
  for (const path of [...pages(), `${CONTOSO.path}?region=eastus&add=japaneast`]) {
    const { text } = await ask(dashboard.origin, path);
    const markup = text.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
    expect(markup, path).toContain("<h1");
    expect([...markup.matchAll(/<[a-z][^>]*\s(?:style|on[a-z]+)=[^>]*>/g)].map(([tag]) => tag)).toEqual([]);
  }
});

test("an address that does not exist gets a page of our own with 404", async ({
  page,
  dashboard,
  pageErrors,
}) => {
  pageErrors.expect(/404 \(Not Found\)/);
  // The framework sends this page without its font's preload, and a Chromium without fonts of its own then gives the
  // font up. Nobody begins here: the font comes from the page before.
  await page.goto("/");
  for (const path of [
    "/nothing/here",
    "/registries",
    "/registries/not-an-id/rg/contoso",
    `${CONTOSO.path}/more`,
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await expect(page.getByRole("link", { name: "All registries", exact: true })).toBeVisible();
  }
  expect((await page.goto(`${CONTOSO.path}/history/atlantis`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no history of such a region" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Map of contoso" })).toHaveAttribute("href", CONTOSO.path);
  await expect(page.getByRole("link", { name: "All registries", exact: true })).toBeVisible();
  expect((await ask(dashboard.origin, "/api/nothing")).status).toBe(404);
});

test("nothing that a person can type as an address is answered with a 5xx", async ({ dashboard }) => {
  const id = encodeURIComponent(CONTOSO.id);
  const paths = [
    "/registries/%ff/rg/contoso",
    "/registries/%ff/%fe/%fd",
    "/registries/%/%/%",
    "/%E0%A4%A",
    "/registries/%2e%2e/%2e%2e/%2e%2e",
    "/registries/..%2f..%2f/rg/contoso",
    `${CONTOSO.path}%00`,
    `${CONTOSO.path}%0d%0aset-cookie:x=1`,
    `/registries/${currentSubscription()}/${"g".repeat(3_000)}/contoso`,
    `/registries/${currentSubscription()}/rg-platform/${encodeURIComponent("🙂")}`,
    `${CONTOSO.path}?lens=%ff&region=%00&add=,,,&find=%F0`,
    `${CONTOSO.path}?lens=mars&lens=europe&region=${encodeURIComponent("[".repeat(3_000))}`,
    `${CONTOSO.path}?__proto__=1&constructor=2&_rsc=x`,
    "/?q=%ff&tier=%00&sort[]=x",
    "/?%ff=%ff",
    "/_next/static/../../package.json",
    "/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
    "/_next/data/x/index.json",
    "/map/%2e%2e%2f%2e%2e%2fpackage.json",
    "/.env",
    "/.git/config",
    "/.git/HEAD",
    `/${"a".repeat(6_000)}`,
    "/?page=%00&page=2&state=__proto__&sort=constructor",
    "/?page=99999999999999999999&state=failed",
    `/api/live?topics=fleet,fleet&since=${"x".repeat(1_500)}`,
    `/api/preview?kind=replica.delete&registryId=${id}`,
    `/api/preview?kind=__proto__&registryId=${id}`,
    `/api/preview?kind=replica.create&registryId=${id}&regions=eastus,%00&tags=%7B%22a`,
  ];
  for (const path of paths) {
    const { status, text } = await ask(dashboard.origin, path);
    expect(status, path).toBeLessThan(500);
    expect(status, path).toBeGreaterThanOrEqual(200);
    expect(text, path).not.toMatch(/node_modules|at \w+ \(|"dependencies"/);
  }
  expect((await ask(dashboard.origin, "/registries/%ff/rg/contoso")).status).toBe(400);
});

test("unusual headers are not answered with a 5xx either", async ({ dashboard }) => {
  const { host } = new URL(dashboard.origin);
  const cases: Record<string, string>[] = [
    { cookie: `theme=%ff; times=; ${cookie}` },
    { cookie: `${cookie.split("=")[0] ?? ""}=__proto__` },
    { cookie: `${cookie}; ${cookie}` },
    { cookie: `${cookie.split("=")[0] ?? ""}=${"x".repeat(4_000)}` },
    { rsc: "1", "next-router-state-tree": "%7Bnot" },
    { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{"children":["x",{}]}]') },
    { "next-router-prefetch": "1", rsc: "1" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-nextjs-data": "1" },
    { accept: "application/json", "accept-language": "\u0001".replace("\u0001", "*;q=9") },
    { "x-forwarded-proto": "https,http", "x-forwarded-for": "::1" },
  ];
  for (const headers of cases) {
    for (const path of ["/", CONTOSO.path]) {
      const answer = await ask(dashboard.origin, path, { host, ...headers });
      expect(answer.status, `${path} with ${JSON.stringify(headers)}`).toBeLessThan(500);
      expect(answer.headers["content-security-policy"], "the policy cannot be passed by").toBeDefined();
    }
  }
});

test("a feed about nothing that can be watched is refused with 400 and a sentence", async ({ dashboard }) => {
  const many = Array.from({ length: 21 }, () => `registry:${CONTOSO.id}`).join();
  for (const query of [
    "",
    "?topics=",
    "?topics=,",
    "?topics=nonsense",
    "?topics=registry:",
    "?topics=registry:/subscriptions/x",
    "?topics=registry:https://evil.example/",
    `?topics=${many}`,
    `?topics=registry:${CONTOSO.id}&topics=x`,
    `?topics=registry:${CONTOSO.id}/replications/eastus`,
    `?topics=registry:${CONTOSO.id}%00`,
  ]) {
    const answer = await ask(dashboard.origin, `/api/live${query}`);
    expect(answer.status, query).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, code: "invalid_input" });
  }
});

test("no token is in any answer, any address or the server's log", async ({ page, dashboard, emulator }) => {
  const seen: string[] = [];
  await page.route("**", async (route) => {
    const request = route.request();
    seen.push(request.url());
    // The feed never ends; it is read further down.
    if (request.url().includes("/api/live")) return route.fallback();
    const response = await route.fetch();
    seen.push(JSON.stringify(response.headersArray()), await response.text());
    return route.fulfill({ response });
  });
  await page.goto("/");
  await expect(page.getByText("4 ready").first()).toBeVisible();
  await openMapPage(page, `${CONTOSO.path}?region=eastus`);
  await page.getByRole("switch", { name: "Global endpoint routing" }).click();
  const dialog = page.getByRole("dialog", { name: "Take East US out of global routing" });
  await dialog.getByText("The same with the Azure CLI or ARM").click();
  await emulator.addFault({
    match: { method: "PATCH", path: "**" },
    effect: { type: "status", status: 500, code: "InternalServerError", message: "broken" },
  });
  await dialog.getByRole("button", { name: "Take out of routing" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  const feed = await page.evaluate(async (url) => {
    const reader = (await fetch(url)).body?.getReader();
    let text = "";
    while (!text.includes("picture")) text += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    return text;
  }, `/api/live?topics=registry:${CONTOSO.id}`);
  seen.push(feed, await page.content(), dashboard.log());

  const token = await emulator.token("owner");
  const jwt = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
  expect(token, "what a token looks like").toMatch(jwt);
  expect(seen.length).toBeGreaterThan(20);
  for (const text of seen) {
    expect(text).not.toMatch(jwt);
    expect(text).not.toMatch(/\bbearer\b/i);
    expect(text).not.toMatch(/access_token|SESSION_SECRET|DATABASE_URL/);
  }
});
