import { describe, expect, it } from "vitest";
import type { Operation, Repair } from "@/lib/operations/model";
import { anOperation } from "./a-picture";
import { operationWords } from "./operation-sentences";

const SETTLED = "2026-11-20T10:01:00.000Z";

const wordsOf = (part: Partial<Operation>) => operationWords(anOperation("eastus", part), "East US");

function repairWords(repair: Partial<Repair>, part: Partial<Operation> = {}) {
  const kept: Repair = {
    step: "deleting",
    stepSince: "2026-11-20T10:00:00.000Z",
    needsPersonSince: undefined,
    globalEndpointRouting: "excluded",
    tags: { team: "a" },
    ...repair,
  };
  return wordsOf({ kind: "replica.repair", repair: kept, ...part });
}

describe("what is told of an operation", () => {
  it("is nothing while its state says all, and when it went well", () => {
    expect(wordsOf({})).toBeUndefined();
    expect(wordsOf({ state: "succeeded", settledAt: SETTLED })).toBeUndefined();
    expect(repairWords({ step: "creating" }, { state: "succeeded", settledAt: SETTLED })).toBeUndefined();
  });

  it("is that it waits for someone who may read it, never that it failed, and what to do", () => {
    const words = wordsOf({ waitingSince: SETTLED });
    expect(words).toMatchObject({
      tone: "warn",
      title: "Creating the replica in East US: waiting for someone who may read it.",
    });
    expect(words?.nextStep).toMatch(/Sign in again.*the first visit tells/);
  });

  it("is that it was not started, and that another press is a new request", () => {
    const words = wordsOf({ state: "not_started", settledAt: SETTLED, failure: "No trace." });
    expect(words?.title).toMatch(/^Not started: Creating the replica in East US\./);
    expect(words?.nextStep).toMatch(/that is a new request/);
  });

  it("is why it failed, in the words that were kept", () => {
    expect(wordsOf({ state: "failed", settledAt: SETTLED, failure: "No capacity." })).toMatchObject({
      tone: "danger",
      title: "No capacity.",
    });
  });
});

describe("what is told of a repair", () => {
  it.each([
    ["deleting", /^Repair, 1 of 2: being deleted/],
    ["gone", /^Repair, 1 of 2: deleted/],
    ["creating", /^Repair, 2 of 2: being created again/],
  ] as const)("is how far it has come, and that it goes on by itself: %s", (step, title) => {
    expect(repairWords({ step })).toMatchObject({
      tone: "info",
      title: expect.stringMatching(title) as string,
      nextStep: expect.stringContaining("close this page") as string,
    });
  });

  it("is whose session has ended, and that anybody who may can go on in their own name", () => {
    const words = repairWords({ step: "gone", needsPersonSince: SETTLED });
    expect(words?.tone).toBe("warn");
    expect(words?.nextStep).toMatch(/The session of Owner.*in their name.*out of global routing, 1 tag\.$/);
  });

  it("is that it waits for the right when Azure refused it, and nothing of a session that has ended", () => {
    const words = repairWords({ step: "gone", needsPersonSince: SETTLED, needsPersonBecause: "no_right" });
    expect(words).toMatchObject({
      tone: "warn",
      title: "Repair: deleted. Waiting for somebody who may create replicas here.",
    });
    expect(words?.nextStep).toMatch(/^Azure refused the rights.*Owner.*in their name.*1 tag\.$/);
    expect(words?.nextStep).not.toContain("session");
  });

  it("is what can still be done when it ended after the deletion", () => {
    const ended = { state: "failed", settledAt: SETTLED, failure: "Quota." } as const;
    expect(repairWords({ step: "creating", tags: {} }, ended)).toMatchObject({
      title: "The replica was deleted for a repair, and not created again. Quota.",
      nextStep: "“Create again” takes the settings that it had: out of global routing, 0 tags.",
    });
    expect(repairWords({ step: "deleting" }, ended)).toMatchObject({ title: "Quota." });
  });
});
