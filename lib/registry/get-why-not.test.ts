import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { PERMISSIONS } from "@/lib/auth/caller";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import { startEmulator } from "@/lib/emulator/server";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { getWhyNot } from "./get-why-not";
import { CHANGE_RIGHTS } from "./model";

const arm = aLocalArm(() => startEmulator());
const inTheirGroup = formatRegistryId(contosoRef("contoso"));
const elsewhere = formatRegistryId(contosoRef("contosopolicy", "rg-teams"));
const permissionsList = "/subscriptions/**/Microsoft.Authorization/permissions";

// What Azure answered is kept for a minute per person, so each test brings people of its own.
let people = 0;
function as(person: string, changes: Partial<Caller> = {}): Caller {
  people += 1;
  return {
    ...arm.caller(person),
    objectId: `${person}-${people}`,
    permissions: new Set(PERMISSIONS),
    ...changes,
  };
}

describe("what a person may not change, beforehand", () => {
  it("is nothing for an owner, and for a group in its own resource group", async () => {
    expect(await getWhyNot(as("owner"), inTheirGroup)).toEqual({});
    expect(await getWhyNot(as("group"), inTheirGroup)).toEqual({});
  });

  it("is everything for a reader, with the right, the scope and whom to ask", async () => {
    const whyNot = await getWhyNot(as("reader"), inTheirGroup);
    expect(Object.keys(whyNot)).toEqual(CHANGE_RIGHTS);
    expect(whyNot["replications/write"]).toBe(
      "You may not change this: it needs the right Microsoft.ContainerRegistry/registries/replications/write on the registry contoso. Ask an owner of the registry contoso for a role that holds it, then load this page again.",
    );
    expect(whyNot["registries/write"]).toContain("the right Microsoft.ContainerRegistry/registries/write on");
    expect(whyNot["replications/delete"]).toContain("/registries/replications/delete on");
  });

  it("is each person's own", async () => {
    const [reader, owner] = await Promise.all([
      getWhyNot(as("reader"), elsewhere),
      getWhyNot(as("owner"), elsewhere),
    ]);
    expect([Object.keys(reader).length, Object.keys(owner).length]).toEqual([3, 0]);
  });

  it("stays open where Azure names no role or refuses to tell", async () => {
    expect(await getWhyNot(as("group"), elsewhere)).toEqual({});
    expect(await getWhyNot(as("stranger"), inTheirGroup)).toEqual({});
  });

  it("stays open while Azure cannot be asked, and is asked for again", async () => {
    const reader = as("reader");
    await arm.fault("GET", permissionsList, { type: "status", status: 400, code: "Odd", message: "Odd." });
    expect(await getWhyNot(reader, inTheirGroup)).toEqual({});
    await arm.removeFaults();
    expect(Object.keys(await getWhyNot(reader, inTheirGroup))).toEqual(CHANGE_RIGHTS);
  });

  it("is a permission of ours where a role of ours does not give it", async () => {
    const viewer = as("owner", { permissions: new Set(["registries/read", "replications/write"]) });
    const whyNot = await getWhyNot(viewer, inTheirGroup);
    expect(Object.keys(whyNot)).toEqual(["registries/write", "replications/delete"]);
    expect(whyNot["registries/write"]).toContain("it needs the role administrator.");
  });

  it("is the app's own lack where the app acts, whatever the person could do in Azure", async () => {
    const whyNot = await getWhyNot(as("reader", { armPrincipal: "replica-map" }), inTheirGroup);
    expect(whyNot["replications/delete"]).toMatch(
      /^Replica Map may not change this: its own identity needs the right Microsoft\.ContainerRegistry\/registries\/replications\/delete on the registry contoso\./,
    );
  });
});
