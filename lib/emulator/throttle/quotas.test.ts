import { describe, expect, it } from "vitest";
import { Quotas } from "./quotas";

const HERE = { subscriptionId: "A" };

describe("request quotas", () => {
  it("are counted per person and kind, and once more for everyone together", () => {
    const quotas = new Quotas();
    quotas.spend(HERE, "one", "read", 0);
    expect(quotas.spend(HERE, "two", "read", 0)).toEqual({
      own: { ok: true, remaining: 249 },
      everyone: { ok: true, remaining: 3748 },
    });
    expect(quotas.spend(HERE, "one", "delete", 0).own.remaining).toBe(199);
  });

  it("know a subscription in any spelling", () => {
    const quotas = new Quotas();
    quotas.spend(HERE, "one", "write", 0);
    expect(quotas.spend({ subscriptionId: "a" }, "one", "write", 0).own.remaining).toBe(198);
  });

  it("of a tenant have no bucket for everyone", () => {
    expect(new Quotas().spend({ tenantId: "T" }, "one", "read", 0).everyone).toBeUndefined();
  });
});
