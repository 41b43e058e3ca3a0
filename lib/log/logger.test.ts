import { describe, expect, it } from "vitest";
import { describeError } from "./describe-error";
import { createLogger } from "./logger";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ write: (line) => void lines.push(line) }));
  return JSON.parse(lines.join("")) as Record<string, unknown>;
}

describe("the log", () => {
  it("is one JSON object per entry and can carry a request's id", () => {
    const entry = logged((logger) =>
      logger.child({ requestId: "r-1" }).info({ registry: "contoso" }, "refreshed"),
    );
    expect(entry).toMatchObject({ level: "info", requestId: "r-1", registry: "contoso", msg: "refreshed" });
    expect(new Date(String(entry["time"])).toISOString()).toBe(entry["time"]);
  });

  it.each([
    { authorization: "Bearer secret-value" },
    { headers: { cookie: "session=secret-value" } },
    { headers: { "set-cookie": "session=secret-value" } },
    { request: { headers: { Authorization: "Bearer secret-value" } } },
    { session: { access_token: "secret-value" } },
    { caller: { armToken: "secret-value" } },
    { a: { b: { c: { token: "secret-value" } } } },
  ])("never holds a token or a cookie: %o", (fields) => {
    expect(JSON.stringify(logged((logger) => logger.info(fields, "entry")))).not.toContain("secret-value");
  });

  it("takes an error's words and cause, and not the request that hangs on it", () => {
    const error = Object.assign(new Error("refused", { cause: new TypeError("fetch failed") }), {
      code: "AuthorizationFailed",
      statusCode: 403,
      request: { headers: { authorization: "Bearer secret-value" } },
    });
    const entry = logged((logger) => logger.error({ err: error }, "entry"));
    expect(entry["err"]).toMatchObject({
      type: "Error",
      message: "refused",
      code: "AuthorizationFailed",
      statusCode: 403,
      cause: { type: "TypeError", message: "fetch failed" },
    });
    expect(JSON.stringify(entry)).not.toContain("secret-value");
  });
});

describe("describing an error", () => {
  it.each([
    "the header was Bearer abcdefgh.secret-value",
    "token eyJhbGciOi.eyJzdWIi.secret-value",
    'body {"access_token":"secret-value"}',
    "grant_type=x&client_secret=secret-value&a=b",
  ])("takes secrets out of the words themselves: %s", (message) => {
    expect(describeError(new Error(message)).message).not.toContain("secret-value");
  });

  it("ends with a chain of causes that goes in a circle, and takes what is no error at all", () => {
    const error = new Error("circle");
    error.cause = error;
    expect(describeError(error)).toMatchObject({ message: "circle" });
    expect(describeError(undefined)).toEqual({ type: "undefined", message: "undefined" });
    expect(describeError("text")).toEqual({ type: "string", message: "text" });
  });
});
