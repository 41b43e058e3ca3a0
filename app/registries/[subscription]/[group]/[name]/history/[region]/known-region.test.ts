import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { aReplica } from "@/lib/azure/fixtures/a-replica";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { changesSeen } from "@/lib/history/changes-seen";
import { insertObservations } from "@/lib/history/store";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { isKnownRegion } from "./known-region";

const arm = aLocalArm(startEmulator);
const ref = contosoRef("contoso");

beforeEach(async () => {
  await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const as = (person: string): Caller => ({
  ...arm.caller(person),
  permissions: new Set(["registries/read"]),
});

describe("a region of which a history is asked for", () => {
  it("is known when Azure lists it, though nothing was ever seen there", async () => {
    expect(await isKnownRegion(as("owner"), ref, "koreasouth")).toBe(true);
  });

  it("is not known when Azure does not list it and nothing was seen there", async () => {
    expect(await isKnownRegion(as("owner"), ref, "atlantis")).toBe(false);
  });

  it("is known by what was seen there, when Azure lists it no more", async () => {
    const look = { replicas: [aReplica("atlantis")], asOf: "2026-01-02T00:00:00.000Z" };
    const seen = changesSeen(undefined, look, new Map());
    await insertObservations(await getDatabase(), resourceKey(formatRegistryId(ref)), seen);
    expect(await isKnownRegion(as("owner"), ref, "atlantis")).toBe(true);
    expect(await isKnownRegion(as("owner"), contosoRef("contosolocked"), "atlantis")).toBe(false);
  });

  it("is told to nobody whom Azure does not let read the registry", async () => {
    await expect(isKnownRegion(as("stranger"), ref, "atlantis")).rejects.toMatchObject({ code: "forbidden" });
  });
});
