import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import type { Database } from "@/lib/db/database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { hearSessionEnds } from "@/lib/sessions/session-end";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { watcherOf } from "@/lib/tracking/watchers";
import { exchangeSecret } from "@/lib/walls/exchange-secret";
import { listOwnWalls, listShowableRegistries } from "@/lib/walls/queries";
import { renewAddress } from "@/lib/walls/renew-address";
import { revokeWall } from "@/lib/walls/revoke-wall";
import { markRevoked } from "@/lib/walls/store";
import { FABRIKAM, signedInPeople, type SignedIn } from "../session/fixtures/signed-in-people";
import { AScreen, aWall, partsOf } from "./fixtures/walls";

// Read once, by whatever asks for the configuration first.
vi.stubEnv("APP_IDENTITY", "on");

const DAY_MS = 86_400_000;
const people = signedInPeople("delegated");
let db: Database;
let administrator: SignedIn;
beforeAll(async () => {
  await emptyTestDatabase();
}, 120_000);
beforeEach(async () => {
  db = await emptyTestDatabase();
  administrator = await people.signIn("administrator@contoso.com");
});
afterAll(async () => {
  await watcherOf(contosoRef("contoso")).stop();
  await closeDatabase();
});

const rows = () =>
  db.query<{ action: string; outcome: string; subject: string | null; detail: unknown }>({
    text: "select action, outcome, subject, detail from audit where action like 'wall.%' order by seq",
    values: [],
  });

async function openScreen(wallId: string, secret: string): Promise<AScreen> {
  const screen = new AScreen();
  expect((await screen.exchange(wallId, secret)).status).toBe(200);
  return screen;
}

/** Of an open feed: what it sends up to the first whole picture, and a promise for its end. */
async function reading(response: Response) {
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error("The feed has no body.");
  const decoder = new TextDecoder();
  let text = "";
  while (!/event: picture\ndata: .*\n\n/.test(text)) {
    const { done, value } = await reader.read();
    if (done) throw new Error("The feed ended before its picture.");
    text += decoder.decode(value);
  }
  const end = async () => {
    while (!(await reader.read()).done) continue;
    return "ended";
  };
  return { text, end, cancel: () => reader.cancel() };
}

describe("making a wall", () => {
  it("offers what the app's own identity reads, to an administrator without rights in Azure", async () => {
    const names = (await listShowableRegistries(administrator.caller)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["contoso", "contosodev", "contosoeu"]));
    const { wallId } = await aWall(administrator.caller);
    expect(await listOwnWalls(administrator.caller)).toMatchObject([{ wallId, door: "open", screens: 0 }]);
    expect(await rows()).toMatchObject([{ action: "wall.make", outcome: "succeeded", subject: wallId }]);
  });

  it("is refused for what that identity cannot read", async () => {
    const registryIds = [`${(await listShowableRegistries(administrator.caller))[0]?.id ?? ""}none`];
    await expect(aWall(administrator.caller, { registryIds })).rejects.toMatchObject({ code: "not_found" });
    expect(await listOwnWalls(administrator.caller)).toEqual([]);
  });

  it("is refused to an administrator of another tenant, who sees none of the walls either", async () => {
    const { wallId } = await aWall(administrator.caller);
    const stranger = { ...administrator.caller, tenantId: FABRIKAM };
    expect(await listShowableRegistries(stranger)).toEqual([]);
    expect(await listOwnWalls(stranger)).toEqual([]);
    await expect(aWall(stranger)).rejects.toMatchObject({ code: "not_found" });
    for (const verb of [renewAddress, revokeWall]) {
      await expect(verb({ caller: stranger, input: { wallId } })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("leaves neither the secret nor a key in the store", async () => {
    const { wallId, secret } = await aWall(administrator.caller);
    const { setCookie } = await new AScreen().exchange(wallId, secret);
    const key = setCookie?.split(/[=;]/)[1] ?? "";
    const tables = ["walls", "wall_keys", "audit"];
    const all = JSON.stringify(
      await Promise.all(tables.map((table) => db.query({ text: `select * from ${table}`, values: [] }))),
    );
    expect(all).toContain(wallId);
    expect(key).toHaveLength(43);
    expect(all).not.toContain(secret);
    expect(all).not.toContain(key);
  });
});

describe("the address of a wall", () => {
  it("is exchanged for a cookie that scripts cannot read, and that opens this wall and no other", async () => {
    const wall = await aWall(administrator.caller);
    const other = await aWall(administrator.caller);
    const screen = new AScreen();
    const { setCookie, body } = await screen.exchange(wall.wallId, wall.secret);
    expect(setCookie).toMatch(
      /^replica-map-wall-[\w-]+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
    expect(body).toEqual({});
    expect(await screen.door(wall.wallId)).toBe("open");
    expect(await screen.door(other.wallId)).toBe("unknown");
    const own = await reading(await screen.live(`wall:${wall.wallId}`));
    expect(own.text).toContain("West Europe");
    await own.cancel();
    expect((await screen.live(`wall:${other.wallId}`)).status).toBe(401);
  });

  it("opens the wall again for a screen that has forgotten its cookie", async () => {
    const { wallId, secret } = await aWall(administrator.caller);
    await openScreen(wallId, secret);
    await openScreen(wallId, secret);
    expect(await listOwnWalls(administrator.caller)).toMatchObject([{ screens: 2 }]);
  });

  it("is refused in the same words whether there is such a wall or not, and leaves a row", async () => {
    const { wallId, secret } = await aWall(administrator.caller);
    const wrong = `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;
    const answers = [
      await new AScreen().exchange(wallId, wrong),
      await new AScreen().exchange("3f1c5a52-7c0e-4f67-9d7e-0a4b8c6d2e10", secret),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(answers[0]?.setCookie).toBeUndefined();
    const refused = (await rows()).filter(({ outcome }) => outcome === "refused");
    expect(refused).toHaveLength(2);
    expect(JSON.stringify(refused)).not.toContain(wrong);
  });

  it("is replaced by a new one: the old opens nothing, and screens that are open go on", async () => {
    const { wallId, secret } = await aWall(administrator.caller);
    const screen = await openScreen(wallId, secret);
    const renewed = partsOf(
      (await renewAddress({ caller: administrator.caller, input: { wallId } })).address,
    );
    expect((await new AScreen().exchange(wallId, secret)).status).toBe(403);
    expect(await screen.door(wallId)).toBe("open");
    await openScreen(wallId, renewed.secret);
  });

  it("shuts the door to a network that guesses", async () => {
    const { wallId } = await aWall(administrator.caller);
    const guess = () =>
      exchangeFrom("198.51.100.7", { wallId, secret: "A".repeat(43) }).then(({ status }) => status);
    const statuses: number[] = [];
    while (statuses.length < 60) statuses.push(await guess());
    expect(statuses[0]).toBe(403);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("the end of a wall", () => {
  it("comes by itself after its days, and is told to its screens", async () => {
    const { wallId, secret } = await aWall(administrator.caller, { days: 1 });
    await expect(exchangeSecret({ wallId, secret }, Date.now() + 2 * DAY_MS)).rejects.toMatchObject({
      code: "forbidden",
      userMessage: "This wall has expired.",
    });
    const screen = await openScreen(wallId, secret);
    await db.query({
      text: "update walls set ends_at = now() - interval '1 second' where wall_id = $1",
      values: [wallId],
    });
    expect(await screen.door(wallId)).toBe("expired");
    expect((await screen.live(`wall:${wallId}`)).status).toBe(401);
  });

  it("ends its open feeds at once when it is revoked, and its address for good", async () => {
    const { wallId, secret } = await aWall(administrator.caller);
    const screen = await openScreen(wallId, secret);
    const feed = await reading(await screen.live(`wall:${wallId}`));
    await revokeWall({ caller: administrator.caller, input: { wallId } });
    expect(await feed.end()).toBe("ended");
    expect(await screen.door(wallId)).toBe("revoked");
    expect((await screen.live(`wall:${wallId}`)).status).toBe(401);
    expect((await new AScreen().exchange(wallId, secret)).body).toMatchObject({
      message: "This wall has been ended by an administrator.",
    });
    await expect(revokeWall({ caller: administrator.caller, input: { wallId } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is heard at every other process on the same store", async () => {
    const { wallId, secret } = await aWall(administrator.caller);
    const screen = await openScreen(wallId, secret);
    const stopHearing = hearSessionEnds(await getDatabase());
    const feed = await reading(await screen.live(`wall:${wallId}`));
    // As another process does it: nothing but what it writes and tells is seen here.
    const { tenantId } = administrator.caller;
    await db.transaction((transaction) =>
      markRevoked(transaction, { wallId, tenantId }, new Date().toISOString()),
    );
    expect(await feed.end()).toBe("ended");
    stopHearing();
  });
});

describe("a wall for a public place", () => {
  it("has no byte of names, ids and people in all that its screen is sent", async () => {
    const open = await aWall(administrator.caller);
    const hidden = await aWall(administrator.caller, { hides: ["names", "ids", "people"], name: "Lobby" });
    const sent = async ({ wallId, secret }: { wallId: string; secret: string }) => {
      const feed = await reading(await (await openScreen(wallId, secret)).live(`wall:${wallId}`));
      await feed.cancel();
      return feed.text;
    };
    const hiding = /contoso|rg-platform|5a1c0b6e|azurecr|administrator/i;
    expect(await sent(open)).toMatch(hiding);
    const text = await sent(hidden);
    expect(text).not.toMatch(hiding);
    expect(text).toContain("Registry 1");
    expect(text).toContain("West Europe");
  });
});

async function exchangeFrom(network: string, body: object): Promise<Response> {
  const { POST } = await import("./exchange/route");
  return POST(
    new Request("http://localhost:3000/api/wall/exchange", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": network },
      body: JSON.stringify(body),
    }),
  );
}
