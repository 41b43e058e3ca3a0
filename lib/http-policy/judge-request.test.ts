import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judgement, PolicyRequest, Site } from "./judge-request";
import { judgeRequest } from "./judge-request";
import { publicAddress } from "./public-address";

const LOCAL: Site = { publicOrigin: "http://localhost:3000", allowedHosts: ["localhost:3000"] };
const PUBLIC: Site = {
  publicOrigin: "https://replicas.example.com",
  allowedHosts: ["replicas.example.com", "replicas.example.com:443"],
};

function judge(
  site: Site,
  headers: Record<string, string>,
  { method = "GET", pathname = "/", search = "" }: Partial<PolicyRequest> = {},
): Judgement {
  return judgeRequest({ method, pathname, search, header: (name) => headers[name] ?? null }, site);
}

const pass = { kind: "pass" };
const refused = (status: number): unknown => expect.objectContaining({ kind: "refuse", status });

describe("the address that a request names", () => {
  it.each(["replicas.example.com", "REPLICAS.example.com", "replicas.example.com:443"])(
    "may be ours: %s",
    (host) => {
      expect(judge(PUBLIC, { host })).toEqual(pass);
      expect(judge(PUBLIC, { host, "x-forwarded-host": "replicas.example.com" })).toEqual(pass);
    },
  );

  it.each<Record<string, string>>([
    {},
    { host: "" },
    { host: "evil.example.com" },
    { host: "replicas.example.com.evil.test" },
    { host: "replicas.example.com:8443" },
    { host: "127.0.0.1" },
    { host: "replicas.example.com@evil.test" },
    { host: "replicas.example.com", "x-forwarded-host": "evil.test" },
    { host: "replicas.example.com", "x-forwarded-host": "replicas.example.com, evil.test" },
    { host: "evil.test", "x-forwarded-host": "replicas.example.com" },
  ])("is refused with the right one in words: %o", (headers) => {
    expect(judge(PUBLIC, headers)).toEqual({
      kind: "refuse",
      status: 421,
      sentence: expect.stringContaining("https://replicas.example.com"),
    });
  });

  it("does not matter for health and metrics", () => {
    expect(judge(PUBLIC, { host: "10.0.0.7:3000" }, { pathname: "/api/health" })).toEqual(pass);
    expect(judge(PUBLIC, { host: "10.0.0.7:3000" }, { pathname: "/api/metrics" })).toEqual(pass);
    expect(judge(PUBLIC, { host: "10.0.0.7:3000" }, { pathname: "/api/health/x" })).toEqual(refused(421));
  });

  it.each(["127.0.0.1:3000", "[::1]:3000"])(
    "is changed from %s to localhost, path and query kept",
    (host) => {
      expect(judge(LOCAL, { host }, { pathname: "/registries", search: "?q=a" })).toEqual({
        kind: "redirect",
        path: "/registries?q=a",
      });
      expect(judge(LOCAL, { host }, { method: "POST" })).toEqual(refused(421));
      expect(judge(LOCAL, { host, "x-forwarded-host": "evil.test" })).toEqual(refused(421));
    },
  );

  it.each(["127.0.0.1", "127.0.0.1:3001", "127.0.0.1:3000@evil.test", "127.0.0.1:3000/x", "0x7f.1:3000"])(
    "is not changed from what is no other name of this site: %s",
    (host) => {
      expect(judge(LOCAL, { host })).toEqual(refused(421));
    },
  );

  it("is ours or refused, whatever the headers hold", () => {
    const host = fc.oneof(
      fc.string(),
      fc.domain(),
      fc.webAuthority({ withPort: true, withIPv4: true, withIPv6: true }),
    );
    fc.assert(
      fc.property(host, host, (own, forwarded) => {
        fc.pre(!PUBLIC.allowedHosts.includes(own.toLowerCase()));
        expect(judge(PUBLIC, { host: own, "x-forwarded-host": forwarded })).toEqual(refused(421));
      }),
    );
  });
});

describe("a request that may change something", () => {
  const host = "replicas.example.com";
  const origin = "https://replicas.example.com";

  it.each(["POST", "PUT", "PATCH", "DELETE"])("is taken from our own pages: %s", (method) => {
    const pathname = "/api/v1/plans";
    expect(judge(PUBLIC, { host, origin }, { method, pathname })).toEqual(pass);
    expect(judge(PUBLIC, { host, origin, "sec-fetch-site": "same-origin" }, { method, pathname })).toEqual(
      pass,
    );
  });

  it("is a server action when it goes to a page", () => {
    expect(judge(PUBLIC, { host, origin, "next-action": "7f" }, { method: "POST" })).toEqual(pass);
    expect(judge(PUBLIC, { host, origin }, { method: "POST" })).toEqual(refused(400));
    expect(judge(PUBLIC, { host, origin, "next-action": "7f" }, { method: "PUT" })).toEqual(refused(405));
  });

  it.each<Record<string, string>>([
    {},
    { origin: "null" },
    { origin: "" },
    { origin: "http://replicas.example.com" },
    { origin: "https://replicas.example.com:8443" },
    { origin: "https://evil.test" },
    { origin, "sec-fetch-site": "cross-site" },
    { origin, "sec-fetch-site": "same-site" },
  ])("is refused from anywhere else: %o", (headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const pathname of ["/", "/registries/a/b/c", "/api/live", "/api/health"]) {
        expect(judge(PUBLIC, { host, ...headers }, { method, pathname })).toEqual(refused(403));
      }
    }
  });

  it("does not get in by a method that nobody uses", () => {
    for (const method of ["X-TRACE", "PROPFIND", "post", "", "CONNECT"]) {
      expect(judge(PUBLIC, { host, origin }, { method })).toEqual(refused(405));
    }
  });
});

describe("an address that cannot be decoded", () => {
  it.each(["/%E0%A4%A", "/registries/%", "/a%ZZ"])("is refused in words: %s", (pathname) => {
    expect(judge(LOCAL, { host: "localhost:3000" }, { pathname })).toEqual(refused(400));
  });
});

describe("the page that stands in for all others when they fail", () => {
  it.each(["/_global-error", "/_global-error/", "/_global-error.rsc", "/%5Fglobal-error", "/_GLOBAL-error"])(
    "is nothing to ask for: %s",
    (pathname) => {
      expect(judge(LOCAL, { host: "localhost:3000" }, { pathname })).toEqual(refused(404));
    },
  );

  it("is no other page", () => {
    expect(judge(LOCAL, { host: "localhost:3000" }, { pathname: "/_global-errors" })).toEqual(pass);
  });
});

describe("the public address of a path", () => {
  it("is at the public origin, whatever the path is", () => {
    const path = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom("//evil.test", "/\\evil.test", "@evil.test", "/..//x"),
    );
    fc.assert(
      fc.property(fc.option(path), (asked) => {
        expect(new URL(publicAddress("http://localhost:3000", asked)).origin).toBe("http://localhost:3000");
      }),
    );
    expect(publicAddress("http://localhost:3000", "/registries?q=a")).toBe(
      "http://localhost:3000/registries?q=a",
    );
  });
});
