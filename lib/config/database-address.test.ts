import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { databaseAddress } from "./database-address";

function problemOf(text: string): string | undefined {
  return databaseAddress.safeParse(text).error?.issues[0]?.message;
}

describe("the address of a database", () => {
  it("names server, database and user, with everything decoded", () => {
    expect(
      databaseAddress.parse("postgresql://me%40home:p%2Fw%20%25@db.example.com:6432/replica%20map"),
    ).toEqual({
      host: "db.example.com",
      port: 6432,
      database: "replica map",
      user: "me@home",
      password: "p/w %",
      tls: "verified",
      rootCertificateFile: undefined,
    });
  });

  it.each(["postgres", "postgresql"])("may begin with %s", (scheme) => {
    expect(databaseAddress.parse(`${scheme}://localhost/replicas`)).toMatchObject({
      host: "localhost",
      port: 5432,
      user: undefined,
      password: undefined,
    });
  });

  it("may be the folder of a local socket", () => {
    expect(databaseAddress.parse("postgres:///replicas?host=/var/run/postgresql")).toMatchObject({
      host: "/var/run/postgresql",
      tls: "none",
    });
  });

  it.each([
    ["postgres://db.example.com/replicas", "verified"],
    ["postgres://db.example.com/replicas?sslmode=require", "verified"],
    ["postgres://db.example.com/replicas?sslmode=verify-ca", "verified"],
    ["postgres://db.example.com/replicas?sslmode=verify-full", "verified"],
    ["postgres://db.example.com/replicas?sslmode=disable", "none"],
    ["postgres://10.0.0.4/replicas", "verified"],
    ["postgres://localhost/replicas", "none"],
    ["postgres://[::1]/replicas", "none"],
    ["postgres://127.0.0.1/replicas?sslmode=require", "verified"],
  ])("gives up encryption only where nobody can listen or somebody said so: %s", (text, tls) => {
    expect(databaseAddress.parse(text).tls).toBe(tls);
  });

  it.each(["prefer", "allow", "no-verify", "", "DISABLE"])("refuses sslmode=%s", (mode) => {
    expect(problemOf(`postgres://db.example.com/replicas?sslmode=${mode}`)).toMatch(
      /talked out of encryption/,
    );
  });

  it.each([
    ["mysql://db/replicas", /not the address of a PostgreSQL database/],
    ["db.example.com/replicas", /not the address of a PostgreSQL database/],
    ["host=db dbname=replicas", /not the address of a PostgreSQL database/],
    ["postgres://db.example.com", /does not name a server and one database/],
    ["postgres:///replicas", /does not name a server and one database/],
    ["postgres://db/a/b", /does not name a server and one database/],
    ["postgres://me:50%@db/replicas", /Write %25/],
    ["postgres://db/replicas?host=/var/run/postgresql", /host parameter/],
    ["postgres://db/replicas?options=-c%20role%3Dx", /a parameter that is not known/],
  ])("refuses %s in words", (text, words) => {
    expect(problemOf(text)).toMatch(words);
  });

  it("shows no password in any refusal, wherever the slip is", () => {
    const password = fc.stringMatching(/^[A-Za-z0-9]{12,20}$/);
    const slips = fc.constantFrom(
      (secret: string) => `postgres//me:${secret}@db/replicas`,
      (secret: string) => `postgres://me:${secret}%@db/replicas`,
      (secret: string) => `postgres://me:${secret}@db`,
      (secret: string) => `postgres://me:${secret}@db/replicas?sslmode=prefer`,
      (secret: string) => `postgres://me:x?${secret}@db/replicas`,
      (secret: string) => `postgres://me@db/replicas?password=${secret}`,
      (secret: string) => `https://me:${secret}@db/replicas`,
    );
    fc.assert(
      fc.property(password, slips, (secret, slip) => {
        const result = databaseAddress.safeParse(slip(secret));
        expect(result.success).toBe(false);
        expect(JSON.stringify(result.error)).not.toContain(secret);
      }),
    );
  });
});
