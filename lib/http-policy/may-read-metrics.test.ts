import { describe, expect, it } from "vitest";
import { mayReadMetrics } from "./may-read-metrics";

const TOKEN = "0123456789abcdef0123456789abcdef";
const asked = (forwardedFor: string | null, authorization: string | null = null) => ({
  forwardedFor,
  authorization,
});

describe("metrics", () => {
  it.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])("are told at %s", (address) => {
    expect(mayReadMetrics(asked(address), undefined)).toEqual({ ok: true });
    expect(mayReadMetrics(asked(address), TOKEN)).toEqual({ ok: true });
  });

  it.each([
    "203.0.113.9",
    "127.0.0.1, 203.0.113.9",
    // Somebody behind a proxy on this machine.
    "203.0.113.9, 127.0.0.1",
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1.example.com",
    "unknown",
    "",
    null,
  ])("are not told to %s without a token", (address) => {
    expect(mayReadMetrics(asked(address), undefined)).toMatchObject({ ok: false, status: 403 });
    expect(mayReadMetrics(asked(address, `Bearer ${TOKEN}`), undefined)).toMatchObject({ status: 403 });
  });

  it("are told anywhere to whoever has the token", () => {
    expect(mayReadMetrics(asked("203.0.113.9", `Bearer ${TOKEN}`), TOKEN)).toEqual({ ok: true });
    expect(mayReadMetrics(asked(null, `bearer  ${TOKEN}`), TOKEN)).toEqual({ ok: true });
  });

  it.each([null, "", "Bearer", `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
    "are not told for the header %s",
    (authorization) => {
      const verdict = mayReadMetrics(asked("203.0.113.9", authorization), TOKEN);
      expect(verdict).toMatchObject({ ok: false, status: 401 });
      expect(JSON.stringify(verdict)).not.toContain(TOKEN.slice(1));
    },
  );
});
