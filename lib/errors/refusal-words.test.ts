import { describe, expect, it } from "vitest";
import type { Refusal } from "./refusal";
import { refusalWords } from "./refusal-words";

const REGISTRY_ID =
  "/subscriptions/0a/resourceGroups/apps/providers/Microsoft.ContainerRegistry/registries/contoso";

const EVERY_REFUSAL: Record<Refusal["kind"], Refusal> = {
  not_premium: { kind: "not_premium", tier: "Basic" },
  region_not_offered: { kind: "region_not_offered", region: "Brazil Southeast" },
  locked: { kind: "locked", scope: REGISTRY_ID, lockNames: ["keep"] },
  policy: { kind: "policy", assignments: ["Only Europe"] },
  missing_right: { kind: "missing_right", action: "Microsoft.X/y/write", scope: REGISTRY_ID },
  throttled: { kind: "throttled", retryAt: "2026-11-21T10:00:00.000Z" },
  rate_limited: { kind: "rate_limited", retryAt: "2026-11-21T10:00:00.000Z" },
  too_many_feeds: { kind: "too_many_feeds", most: 30, retryAt: "2026-11-21T10:00:00.000Z" },
  not_failed: { kind: "not_failed", region: "eastus" },
  not_repaired: { kind: "not_repaired", region: "eastus" },
  home_replica: { kind: "home_replica" },
  last_routed_replica: { kind: "last_routed_replica" },
  data_endpoints_locked_on: { kind: "data_endpoints_locked_on" },
  already_running: { kind: "already_running", what: "Creating the replica eastus" },
  already_there: { kind: "already_there", region: "eastus" },
  already_premium: { kind: "already_premium" },
  not_confirmed: { kind: "not_confirmed", expected: "East US" },
  busy: { kind: "busy" },
  gone: { kind: "gone", what: "The replica eastus" },
  timed_out: { kind: "timed_out" },
  azure_failed: { kind: "azure_failed", status: 503, retryAt: undefined },
  unreachable: { kind: "unreachable" },
  store_unreachable: { kind: "store_unreachable" },
  malformed_answer: { kind: "malformed_answer" },
  sign_in_again: { kind: "sign_in_again" },
  fresh_sign_in: { kind: "fresh_sign_in", maxAgeMinutes: 15 },
  app_identity_refused: { kind: "app_identity_refused" },
  no_app_role: { kind: "no_app_role" },
  other_tenant: { kind: "other_tenant" },
  signed_in_as: { kind: "signed_in_as", name: "Olivia Owner" },
  sign_in_service_unreachable: { kind: "sign_in_service_unreachable" },
  azure_said: { kind: "azure_said", azureCode: "Nope", azureMessage: "Not today." },
};

describe("words for a refusal", () => {
  it.each(Object.values(EVERY_REFUSAL))("are whole sentences with a next step: $kind", (refusal) => {
    for (const attempt of ["read", "change"] as const) {
      const { message, nextStep } = refusalWords(refusal, attempt);
      for (const sentence of [message, nextStep]) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(sentence).not.toMatch(/undefined|null|\[object/);
      }
    }
  });

  it("name the tier that the registry has", () => {
    expect(refusalWords({ kind: "not_premium", tier: "Standard" }).message).toContain(
      "this registry is Standard",
    );
  });

  it("name the lock and say where it sits", () => {
    expect(refusalWords(EVERY_REFUSAL.locked).message).toBe(
      "The lock “keep” on the registry contoso forbids this change.",
    );
  });

  it("say where a lock sits when its name cannot be read", () => {
    const scope = "/subscriptions/0a/resourceGroups/apps";
    expect(refusalWords({ kind: "locked", scope, lockNames: [] }).message).toBe(
      "A lock on the resource group apps forbids this change.",
    );
  });

  it("name every policy assignment", () => {
    expect(refusalWords({ kind: "policy", assignments: ["Only Europe", "Tagged"] }).message).toContain(
      "“Only Europe”, “Tagged” forbid this",
    );
  });

  it("name the missing action and scope, and whom to ask for which role", () => {
    const words = refusalWords(EVERY_REFUSAL.missing_right);
    expect(words.message).toBe("You do not have the right Microsoft.X/y/write on the registry contoso.");
    expect(words.nextStep).toContain("Ask an owner of the registry contoso");
    expect(words.nextStep).toContain(
      "Container Registry Contributor and Data Access Configuration Administrator",
    );
  });

  it("ask for no more than Reader where only reading was refused", () => {
    const refusal = { kind: "missing_right", action: "Microsoft.X/y/read", scope: REGISTRY_ID } as const;
    expect(refusalWords(refusal).nextStep).toContain("“Reader”");
  });

  it.each(["timed_out", "azure_failed", "malformed_answer"] as const)(
    "leave open whether a change happened: %s",
    (kind) => {
      expect(refusalWords(EVERY_REFUSAL[kind], "change").message).toContain("may still have happened");
      expect(refusalWords(EVERY_REFUSAL[kind], "read").message).not.toContain("may still have happened");
    },
  );

  it("promise that nothing was changed only where that is certain", () => {
    expect(refusalWords({ kind: "unreachable" }, "change").changedNothing).toBe(true);
    for (const kind of ["timed_out", "azure_failed", "malformed_answer"] as const) {
      expect(refusalWords(EVERY_REFUSAL[kind], "change").changedNothing).toBeUndefined();
      expect(refusalWords(EVERY_REFUSAL[kind], "read").changedNothing).toBe(true);
    }
  });

  it("have a next step that is true on a page which only reads", () => {
    for (const refusal of Object.values(EVERY_REFUSAL)) {
      const nextStep = refusalWords(refusal, "read").nextStep;
      expect(nextStep).not.toContain("Nothing was changed");
      expect(nextStep).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it("quote Azure's own sentence and code", () => {
    expect(refusalWords(EVERY_REFUSAL.azure_said).message).toBe("Azure refused: “Not today.” (Nope).");
  });
});
