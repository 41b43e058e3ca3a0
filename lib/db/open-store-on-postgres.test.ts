import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { recordAuditAlone } from "@/lib/audit/record-audit";
import type { Database } from "./database";
import { addressOf } from "./fixtures/address-of";
import { newTestDatabase, onServer } from "./fixtures/new-test-database";
import { migrate } from "./migrate";
import { MIGRATIONS } from "./migrations/all";
import { openStore } from "./open-store";
import { openPostgres } from "./postgres-database";
import { refuseUnfitServer } from "./postgres-refusals";
import { sql } from "./sql";
import { StoreRefusal } from "./store-refusal";

const server = inject("postgresUrl");
let url: string;
beforeAll(async () => {
  url = await newTestDatabase(server);
});

const open = (address: string) => openStore({ database: addressOf(address), dataDir: "unused" });

function changed(address: string, change: (url: URL) => void): string {
  const other = new URL(address);
  change(other);
  return other.href;
}

/** Its words and everything under it, as far as anything may show them. */
async function refusalOf(address: string): Promise<string> {
  const error: unknown = await open(address).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreRefusal);
  const password = new URL(address).password;
  if (password !== "") expect(wholeOf(error)).not.toContain(password);
  return (error as StoreRefusal).message;
}

function wholeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.stack ?? ""} ${JSON.stringify(error)} ${wholeOf(error.cause)}`;
}

describe("opening a store on PostgreSQL", () => {
  it("makes its tables once, however many processes start together, and all of them write one trail", async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const [first] = stores as [Database, ...Database[]];
    expect(await first.query(sql`select version from schema_version order by version`)).toEqual(
      MIGRATIONS.map((_, index) => ({ version: index + 1 })),
    );
    const entry = {
      actor: { objectId: "o", tenantId: "t", name: "Olga Owner" },
      action: "registry.refresh",
      outcome: "requested",
    } as const;
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => recordAuditAlone(stores[index % 4] ?? first, entry)),
    );
    expect(await auditRows(first)).toHaveLength(40);
    await Promise.all(stores.map((store) => store.close()));
  });

  it("is refused when a newer release has been there, with the words for a database", async () => {
    const newer = await newTestDatabase(server);
    const store = openPostgres(addressOf(newer));
    await migrate(store, [...MIGRATIONS, { name: "one more", script: "select 1" }]);
    await store.close();
    expect(await refusalOf(newer)).toMatch(
      /a newer release has used it\. Start that release, or set DATABASE_URL to another database\.$/,
    );
  });

  it("is refused in words with a wrong password, without showing any", async () => {
    const wrong = changed(url, (other) => (other.password = "hunter2hunter2"));
    expect(await refusalOf(wrong)).toMatch(
      /^The database server 127\.0\.0\.1:\d+ does not let the user "tests" in \(28P01\)\. Look at/,
    );
  });

  it("is refused in words without a server", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, "close");
    expect(await refusalOf(changed(url, (other) => (other.port = String(port))))).toMatch(
      /cannot be reached \(ECONNREFUSED\)\. Start it, correct DATABASE_URL, or look at the network between\.$/,
    );
  });

  it("is refused in words by a server that is no database", async () => {
    const other = createServer((socket) => socket.resume().end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await refusalOf(changed(url, (at) => (at.port = String(port))))).toMatch(/cannot be reached/);
    other.close();
    await once(other, "close");
  });

  it("is refused in words without its database", async () => {
    const absent = changed(url, (other) => (other.pathname = "absent"));
    expect(await refusalOf(absent)).toMatch(/^There is no database "absent" on the database server/);
  });

  it("is refused in words when encryption is wanted and not offered", async () => {
    expect(await refusalOf(`${url}?sslmode=require`)).toMatch(
      /offers no encryption\. Turn it on there, or add sslmode=disable/,
    );
    expect(await refusalOf(`${url}?sslmode=require&sslrootcert=/absent.pem`)).toMatch(
      /^The file \/absent\.pem, which sslrootcert in DATABASE_URL names, cannot be read\./,
    );
  });

  it("is refused in words to a user who may not create tables", async () => {
    const fresh = await newTestDatabase(server);
    await onServer(fresh, "create role lowly login password 'low-password-1'");
    const lowly = changed(fresh, (other) => {
      other.username = "lowly";
      other.password = "low-password-1";
    });
    expect(await refusalOf(lowly)).toMatch(
      /^The user "lowly" may not create tables in the database ".*"\. Make it the owner of the database, or run there: grant create, usage on schema public to lowly;$/,
    );
    await onServer(fresh, "grant create, usage on schema public to lowly");
    await (await open(lowly)).close();
  });

  it("is refused in words on a server that is too old or keeps text in a narrow way", async () => {
    const store = openPostgres(addressOf(url));
    await expect(refuseUnfitServer(store, 99)).rejects.toThrow(
      /^The database is PostgreSQL \d+, and this release needs 99 or later\. Upgrade it/,
    );
    await store.close();
    await onServer(server, "create database narrow encoding 'SQL_ASCII' template template0");
    expect(await refusalOf(changed(url, (other) => (other.pathname = "narrow")))).toMatch(
      /^The database keeps text as SQL_ASCII, which cannot hold every name\. Create one with the encoding UTF8/,
    );
  });
});
