import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/lib/db/get-database";
import { checkHealth } from "./health";

let answer: RequestListener = (_, response) => void response.end("[]");
let asked = 0;
let arm: Server;

beforeAll(async () => {
  arm = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  arm.listen(0, "127.0.0.1");
  await once(arm, "listening");
  process.env["ARM_ENDPOINT"] = `http://127.0.0.1:${(arm.address() as AddressInfo).port}`;
  process.env["DATA_DIR"] = "memory://";
  // The store starts with the process, long before anybody asks for its health.
  await getDatabase();
}, 120_000);
afterAll(async () => {
  arm.closeAllConnections();
  arm.close();
  await once(arm, "close");
});

const kind = process.env["DATABASE_URL"] ? "PostgreSQL" : "embedded";
const store = { name: "store", isUp: true, kind };

describe("the health of this process", () => {
  it("is good while the store answers and ARM gives any answer of its own", async () => {
    expect(await checkHealth(0)).toEqual([store, { name: "azure", isUp: true }]);
    answer = (_, response) => void response.writeHead(401).end();
    expect(await checkHealth(10_000)).toEqual([store, { name: "azure", isUp: true }]);
  });

  it("is asked of Azure once for many who ask at the same time", async () => {
    const before = asked;
    await Promise.all([checkHealth(20_000), checkHealth(20_000), checkHealth(21_999)]);
    expect(asked - before).toBe(1);
  });

  it("names Azure when it fails, cuts the line or hangs, without waiting for it for ever", async () => {
    answer = (_, response) => void response.writeHead(503).end();
    expect(await checkHealth(30_000)).toEqual([store, { name: "azure", isUp: false }]);
    answer = (_, response) => void response.destroy();
    expect(await checkHealth(40_000)).toEqual([store, { name: "azure", isUp: false }]);
    answer = () => undefined;
    expect(await checkHealth(50_000)).toEqual([store, { name: "azure", isUp: false }]);
  });

  it("names the store when it is closed", async () => {
    answer = (_, response) => void response.end("[]");
    await (await getDatabase()).close();
    expect(await checkHealth(60_000)).toEqual([
      { ...store, isUp: false },
      { name: "azure", isUp: true },
    ]);
  });
});
