import type { Page, Request } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import type { Emulator } from "./fixtures/emulator";
import { openMapPage } from "./fixtures/open-map-page";
import type { PageErrors } from "./fixtures/page-errors";
import { rawRequest } from "./fixtures/raw-request";
import { expect, test } from "./fixtures/test";

/** Presses what deletes the replica in East US, but keeps the request from leaving the browser. */
async function catchDeletion(page: Page): Promise<Request> {
  let caught: Request | undefined;
  await page.route("**/registries/**", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    caught = route.request();
    return route.abort();
  });
  await openMapPage(page, CONTOSO.path);
  await page.getByRole("button", { name: "Delete: East US", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the replica in East US" });
  await dialog.getByRole("textbox", { name: "Type East US to confirm" }).fill("East US");
  await dialog.getByRole("button", { name: "Delete replica" }).click();
  await expect(dialog.getByText("The dashboard did not answer.")).toBeVisible();
  if (caught === undefined) throw new Error("no request was made");
  return caught;
}

interface Captured {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The request of a change as our own page makes it; the browser's own complaint about its end is expected. */
async function actionOf(page: Page, pageErrors: PageErrors): Promise<Captured> {
  pageErrors.expect(/ERR_FAILED/);
  const request = await catchDeletion(page);
  const all = await request.allHeaders();
  const kept = ["accept", "content-type", "cookie", "next-action", "next-router-state-tree"];
  return {
    path: new URL(request.url()).pathname,
    headers: Object.fromEntries(kept.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))),
    body: request.postData() ?? "",
  };
}

async function writesToArm(emulator: Emulator): Promise<unknown[]> {
  const { requests } = (await emulator.state()) as { requests: { method: string; path: string }[] };
  return requests.filter(({ method }) => method !== "GET");
}

test("a change is run only when it comes from our own pages", async ({
  page,
  dashboard,
  emulator,
  pageErrors,
}) => {
  const { path, headers, body } = await actionOf(page, pageErrors);
  expect(headers).toHaveProperty("next-action");
  const post = (more: Record<string, string>) =>
    rawRequest(dashboard.origin, { method: "POST", path, headers: { ...headers, ...more }, body });

  const { host, origin } = new URL(dashboard.origin);
  for (const more of [
    { host },
    { host, origin: "null" },
    { host, origin: "https://evil.example" },
    { host, origin: `${origin}.evil.example` },
    { host, origin: origin.replace("localhost", "127.0.0.1") },
    { host, origin, "sec-fetch-site": "cross-site" },
    { host, origin, "sec-fetch-site": "same-site" },
  ]) {
    expect((await post(more)).status, JSON.stringify(more)).toBe(403);
  }
  for (const more of [
    { host: "evil.example", origin: "http://evil.example" },
    { host, origin: "http://evil.example", "x-forwarded-host": "evil.example" },
  ]) {
    expect((await post(more)).status, JSON.stringify(more)).toBe(421);
  }
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const answer = await rawRequest(dashboard.origin, { method, path, headers: { ...headers, host }, body });
    expect(answer.status, method).toBe(403);
  }
  expect(await writesToArm(emulator), "changes that reached ARM").toEqual([]);

  expect((await post({ host, origin })).status).toBe(200);
  expect(await writesToArm(emulator)).toEqual([
    { method: "DELETE", path: CONTOSO.replicaId("eastus"), status: 202 },
  ]);
});

test("an action's body that is too large or makes no sense is refused, never a 5xx, and runs nothing", async ({
  page,
  dashboard,
  emulator,
  pageErrors,
}) => {
  const { path, headers, body } = await actionOf(page, pageErrors);
  const { host, origin } = new URL(dashboard.origin);
  const post = (more: Record<string, string>, changed: string | Buffer) =>
    rawRequest(dashboard.origin, {
      method: "POST",
      path,
      headers: { ...headers, host, origin, ...more },
      body: changed,
    });

  const bodies = [
    "",
    "null",
    "[]",
    "{}",
    "[",
    '"$@1"',
    '["$F1"]',
    '["$K1"]',
    '["$1"]',
    '[{"__proto__":{"x":1}}]',
    "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
    "[".repeat(50_000),
    `[${"1,".repeat(50_000)}1]`,
    `["$n${"1".repeat(5_000)}"]`,
    body.replace("East US", "\\ud800"),
    body.replace("East US", "\\u0000"),
    body.replace(CONTOSO.id, "/subscriptions/x"),
    body.replace(CONTOSO.id, "https://evil.example/"),
    body.replace('"eastus"', '{"then":1}'),
    body.replace('"eastus"', '"../../x"'),
    body.replace("East US", "x".repeat(100_000)),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  ];
  for (const changed of bodies) {
    const answer = await post({}, changed);
    const what = changed.toString().slice(0, 60);
    expect(answer.status, what).toBeLessThan(500);
    if (answer.status === 200) expect(answer.text, what).toContain('"ok":false');
  }
  expect((await post({}, "x".repeat(5_000_000))).status).toBe(413);
  const chunked = await post({ "transfer-encoding": "chunked" }, "x".repeat(5_000_000));
  expect(chunked.status, "too large without saying so").toBe(413);
  for (const more of [
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "application/json" },
    { "next-action": "0".repeat(42) },
    { "next-action": "x" },
    { "next-action": "" },
    { "next-router-state-tree": "%7B" },
  ]) {
    const answer = await post(more, body.replace("East US", "not the name"));
    expect(answer.status, JSON.stringify(more)).toBeLessThan(500);
  }
  const noAction = await rawRequest(dashboard.origin, {
    method: "POST",
    path: "/",
    headers: { host, origin, "content-type": "multipart/form-data; boundary=x" },
    body: '--x\r\ncontent-disposition: form-data; name="$ACTION_ID_0"\r\n\r\n\r\n--x--\r\n',
  });
  expect(noAction.status).toBeLessThan(500);
  expect(await writesToArm(emulator)).toEqual([]);
});
