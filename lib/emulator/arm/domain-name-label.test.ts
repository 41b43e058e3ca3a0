import { describe, expect, it } from "vitest";
import { LABEL_SCOPES, loginServerFor } from "./domain-name-label";

const HERE = { tenantId: "t", subscriptionId: "s", resourceGroup: "rg" };
const name = (scope: string, owner = HERE) => loginServerFor("Contoso", scope, owner, { random: 1 });

describe("the login server of a new registry", () => {
  it("is its name alone without a scope", () => {
    expect(name("Unsecure")).toBe("contoso.azurecr.io");
  });

  it("carries sixteen letters and digits otherwise", () => {
    for (const scope of LABEL_SCOPES.slice(1)) {
      expect(name(scope)).toMatch(/^contoso-[a-z0-9]{16}\.azurecr\.io$/);
    }
  });

  it("is the same again as far as the scope reaches, and another one beyond", () => {
    expect(name("ResourceGroupReuse", { ...HERE, resourceGroup: "RG" })).toBe(name("ResourceGroupReuse"));
    expect(name("ResourceGroupReuse", { ...HERE, resourceGroup: "other" })).not.toBe(
      name("ResourceGroupReuse"),
    );
    expect(name("SubscriptionReuse", { ...HERE, resourceGroup: "other" })).toBe(name("SubscriptionReuse"));
    expect(name("TenantReuse", { ...HERE, tenantId: "other" })).not.toBe(name("TenantReuse"));
  });

  it("is never the same again when it may not be reused", () => {
    const random = { random: 1 };
    const twice = [1, 2].map(() => loginServerFor("contoso", "NoReuse", HERE, random));
    expect(new Set(twice).size).toBe(2);
  });
});
