import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { aCaller, ARM_TOKEN, aScriptedArm } from "./fixtures/scripted-arm";
import { boundedBodyPolicy } from "./bounded-body-policy";
import { CALL_LIMITS, type CallLimits } from "./call-limits";
import { securePipeline } from "./secure-pipeline";
import { anArmErrorBody } from "./fixtures/wire-bodies";

const arm = aScriptedArm();
const elsewhere = aScriptedArm({ isArm: false });

interface Sending {
  readonly method?: "GET" | "PUT" | "PATCH" | "DELETE";
  readonly url?: string;
  readonly endpoint?: string;
  readonly limits?: CallLimits;
  readonly caller?: Caller;
  readonly largestBytes?: number;
}

function send(sending: Sending = {}) {
  const endpoint = sending.endpoint ?? arm.origin();
  const pipeline = createPipelineFromOptions({});
  securePipeline(pipeline, sending.caller ?? aCaller(), endpoint, sending.limits ?? CALL_LIMITS.read);
  if (sending.largestBytes !== undefined) {
    pipeline.removePolicy({ name: "boundedBodyPolicy" });
    pipeline.addPolicy(boundedBodyPolicy(sending.largestBytes), { afterPhase: "Sign" });
  }
  const request = createPipelineRequest({
    url: sending.url ?? `${endpoint}/subscriptions?api-version=2022-12-01`,
    method: sending.method ?? "GET",
    allowInsecureConnection: true,
  });
  return pipeline.sendRequest(createDefaultHttpClient(), request);
}

describe("a request to ARM", () => {
  it("carries the caller's token", async () => {
    arm.script(() => ({ body: { ok: true } }));
    expect((await send()).bodyAsText).toBe('{"ok":true}');
    expect(arm.seen[0]?.headers.authorization).toBe(`Bearer ${ARM_TOKEN}`);
  });

  it("is not signed for a caller that only reads when it could change something", async () => {
    arm.script(() => ({ body: {} }));
    const caller = { ...aCaller(), mayOnlyRead: true } as const;
    for (const method of ["PUT", "PATCH", "DELETE"] as const) {
      await expect(send({ caller, method })).rejects.toThrow(/only reads/);
    }
    expect(arm.seen).toHaveLength(0);
    await send({ caller });
    expect(arm.seen).toHaveLength(1);
  });

  it("never goes to another origin", async () => {
    elsewhere.script(() => ({ body: {} }));
    await expect(send({ url: `${elsewhere.origin()}/subscriptions` })).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "malformed_answer" },
    });
    expect(elsewhere.seen).toHaveLength(0);
  });

  it("is not redirected to another origin", async () => {
    arm.script(() => ({ status: 307, headers: { location: `${elsewhere.origin()}/steal` } }));
    await expect(send()).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "malformed_answer" },
    });
    expect(elsewhere.seen).toHaveLength(0);
  });

  it("follows a redirect at ARM's own origin, signed again", async () => {
    arm.script(({ url }) =>
      url.startsWith("/moved") ? { body: { moved: true } } : { status: 307, headers: { location: "/moved" } },
    );
    expect((await send()).bodyAsText).toBe('{"moved":true}');
    expect(arm.seen[1]?.headers.authorization).toBe(`Bearer ${ARM_TOKEN}`);
  });

  it("does not go out over plain http to another machine", async () => {
    await expect(send({ endpoint: "http://arm.example" })).rejects.toMatchObject({
      refusal: { kind: "malformed_answer" },
      cause: { message: "refused to send an ARM token to http://arm.example" },
    });
  });

  it("fails in words when no token can be had", async () => {
    const caller = { ...aCaller(), armToken: () => Promise.reject(new TypeError("fetch failed")) };
    await expect(send({ caller })).rejects.toMatchObject({
      code: "unavailable",
      userMessage: "No access token for Azure could be had.",
    });
    expect(arm.seen).toHaveLength(0);
  });

  it("passes on why the caller has no token", async () => {
    const why = new AppError("signed_out", { userMessage: "Your session has ended." });
    await expect(send({ caller: { ...aCaller(), armToken: () => Promise.reject(why) } })).rejects.toBe(why);
  });

  it("does not wait for a token for ever", async () => {
    const caller = { ...aCaller(), armToken: () => new Promise<never>(() => undefined) };
    const limits = { ...CALL_LIMITS.read, requestMs: 50 };
    await expect(send({ caller, limits })).rejects.toMatchObject({ refusal: { kind: "timed_out" } });
  });
});

describe("a read that fails in passing", () => {
  it.each([408, 429, 500, 502, 503, 504])("is sent at most twice more: %i", async (status) => {
    arm.script(() => ({ status, headers: { "retry-after": "0" }, body: anArmErrorBody("Busy") }));
    await expect(send()).rejects.toBeInstanceOf(AppError);
    expect(arm.seen).toHaveLength(3);
  });

  it("succeeds when a later attempt does", async () => {
    arm.script(() =>
      arm.seen.length < 3 ? { status: 503, headers: { "retry-after": "0" } } : { body: { attempt: 3 } },
    );
    expect((await send()).bodyAsText).toBe('{"attempt":3}');
  });

  it("is sent again after a connection that broke", async () => {
    arm.script((_request, response) => {
      if (arm.seen.length > 1) return { body: {} };
      response.destroy();
      return undefined;
    });
    expect((await send()).status).toBe(200);
  });

  it.each([400, 401, 403, 404, 409])("is not sent again when the answer is final: %i", async (status) => {
    arm.script(() => ({ status, body: anArmErrorBody("Final") }));
    await expect(send()).rejects.toBeInstanceOf(AppError);
    expect(arm.seen).toHaveLength(1);
  });

  it.each(["6", "86400", "9".repeat(300), new Date(Date.now() + 3_600_000).toUTCString()])(
    "is given up, with the time to come back, when ARM asks to wait too long: %s",
    async (wait) => {
      arm.script(() => ({ status: 429, headers: { "retry-after": wait }, body: anArmErrorBody("Slow") }));
      await expect(send()).rejects.toMatchObject({ code: "throttled", refusal: { kind: "throttled" } });
      expect(arm.seen).toHaveLength(1);
    },
  );

  it("is given up when a retry would not fit into its time", async () => {
    arm.script(() => ({ status: 429, headers: { "retry-after": "4" }, body: anArmErrorBody("Slow") }));
    await expect(send({ limits: { ...CALL_LIMITS.read, requestMs: 4_000 } })).rejects.toMatchObject({
      code: "throttled",
    });
    expect(arm.seen).toHaveLength(1);
  });
});

describe("a change", () => {
  it.each(["PUT", "PATCH", "DELETE"] as const)("is never sent twice: %s", async (method) => {
    for (const status of [408, 429, 500, 503]) {
      arm.seen.length = 0;
      arm.script(() => ({ status, headers: { "retry-after": "0" } }));
      await expect(send({ method, limits: CALL_LIMITS.write })).rejects.toBeInstanceOf(AppError);
      expect(arm.seen).toHaveLength(1);
    }
  });

  it("whose connection broke may have happened", async () => {
    arm.script((_request, response) => {
      response.destroy();
      return undefined;
    });
    await expect(send({ method: "PUT", limits: CALL_LIMITS.write })).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "timed_out" },
    });
    expect(arm.seen).toHaveLength(1);
  });

  it("that never reached ARM did not happen", async () => {
    await expect(
      send({ method: "PUT", endpoint: "http://127.0.0.1:1", limits: CALL_LIMITS.write }),
    ).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "unreachable" },
    });
  });
});

describe("an odd answer", () => {
  const malformed = { code: "unavailable", refusal: { kind: "malformed_answer" } };

  it.each([
    ["a page of a proxy", "<html>Welcome</html>", "text/html"],
    ["JSON cut in half", '{"value":[{"id":', "application/json"],
    ["a list without its object", "[]", "application/json"],
    ["null", "null", "application/json"],
    ["a number", "7", "application/json"],
    ["nothing", "", "application/json"],
  ])("is refused: %s", async (_what, body, type) => {
    arm.script(() => ({ headers: { "content-type": type }, body }));
    await expect(send()).rejects.toMatchObject(malformed);
  });

  it.each([
    ["no value", {}],
    ["a value that is no list", { value: {} }],
    ["rubbish among the items", { value: [{}, 7] }],
    ["a link that is none", { value: [], nextLink: 7 }],
  ])("is refused as a page: %s", async (_what, body) => {
    arm.script(() => ({ body }));
    await expect(send({ limits: CALL_LIMITS.list })).rejects.toMatchObject(malformed);
  });

  it("is refused when it is larger than any of ARM's", async () => {
    arm.script(() => ({ body: { padding: "x".repeat(5_000) } }));
    await expect(send({ largestBytes: 4_096 })).rejects.toMatchObject(malformed);
    expect((await send({ largestBytes: 8_192 })).status).toBe(200);
  });

  it("that breaks off half-way is no answer", async () => {
    arm.script((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"value":');
      response.flushHeaders();
      setImmediate(() => response.destroy());
      return undefined;
    });
    const limits = { ...CALL_LIMITS.read, retries: 0 };
    await expect(send({ limits })).rejects.toMatchObject({ refusal: { kind: "timed_out" } });
  });

  it.each([
    ["before its head", () => undefined],
    [
      "within its body",
      (response: ServerResponse) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write('{"value":');
      },
    ],
    [
      "within a compressed body",
      (response: ServerResponse) => {
        response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
        response.write(gzipSync('{"value":[]}').subarray(0, 20));
      },
    ],
  ])("that hangs %s is given up", async (_where, begin) => {
    arm.script((_request, response) => {
      begin(response);
      return undefined;
    });
    const limits = { ...CALL_LIMITS.write, requestMs: 100 };
    await expect(send({ method: "PUT", limits })).rejects.toMatchObject({
      code: "unavailable",
      refusal: { kind: "timed_out" },
    });
    expect(arm.seen.length).toBeLessThan(2);
  });

  it("is given up when the time for all requests of a call is up", async () => {
    arm.script(() => undefined);
    const limits = { ...CALL_LIMITS.list, totalMs: 50 };
    await expect(send({ limits })).rejects.toMatchObject({ refusal: { kind: "timed_out" } });
  });

  it("is read when it is compressed", async () => {
    arm.script((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(gzipSync('{"value":[]}'));
      return undefined;
    });
    expect((await send()).bodyAsText).toBe('{"value":[]}');
  });

  it("keeps its correlation id", async () => {
    arm.script(() => ({ headers: { "x-ms-correlation-request-id": "c-7" }, body: "rubbish" }));
    await expect(send()).rejects.toMatchObject({ correlationId: "c-7" });
  });

  it("puts neither query nor token nor body into what is logged", async () => {
    arm.script(() => ({ status: 500, body: "SECRET-BODY" }));
    const error = await send({
      url: `${arm.origin()}/x?sig=SECRET-QUERY`,
      limits: { ...CALL_LIMITS.read, retries: 0 },
    }).catch((reason: unknown) => reason);
    if (!(error instanceof AppError)) throw new Error("expected an AppError");
    const logged = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join("\n");
    expect(logged).not.toContain("SECRET");
    expect(logged).not.toContain(ARM_TOKEN);
    expect(String(error.cause)).toContain("GET /x: 500");
  });
});
