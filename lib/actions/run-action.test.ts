import { notFound, redirect } from "next/navigation";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { refuseChange } from "@/lib/audit/refuse-change";
import { aCaller } from "@/lib/auth/fixtures/a-caller";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import type { ActionDefinition } from "./run-action";
import { runAction } from "./run-action";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const Input = z.object({
  registryId: z.string().max(300),
  count: z.int().min(1, "At least one."),
  mode: z.enum(["on", "off"]),
});
const GOOD = { registryId: "/subscriptions/s/registries/contoso", count: 1, mode: "on" };

type Definition = ActionDefinition<typeof Input, string>;

function anAction(changes: Partial<Definition> = {}): Definition {
  return {
    name: "replica.add",
    permission: "replications/write",
    input: Input,
    run: () => Promise.resolve("done"),
    ...changes,
  };
}

const asOlga = () => Promise.resolve(aCaller());
const asReader = () => Promise.resolve(aCaller({ permissions: new Set(["registries/read"]) }));

describe("an action", () => {
  it("gives what its verb gives, who called it and what was sent", async () => {
    const run = vi.fn<Definition["run"]>(({ input }) => Promise.resolve(`${input.mode} ${input.count}`));
    expect(await runAction(anAction({ run }), GOOD, asOlga)).toEqual({ ok: true, data: "on 1" });
    expect(run).toHaveBeenCalledWith({
      caller: expect.objectContaining({ displayName: "Olga Owner" }),
      input: GOOD,
    });
    expect(await auditRows(db)).toEqual([]);
  });

  it("asks who calls before anything else", async () => {
    const nobody = () =>
      Promise.reject(new AppError("signed_out", { userMessage: "Sign in.", nextStep: "There." }));
    expect(await runAction(anAction(), null, nobody)).toEqual({
      ok: false,
      code: "signed_out",
      message: "Sign in.",
      nextStep: "There.",
    });
  });

  it("refuses a missing permission before it looks at the input, and records that", async () => {
    const run = vi.fn(() => Promise.resolve("done"));
    const result = await runAction(anAction({ run }), { registryId: "r", count: "x" }, asReader);
    expect(result).toMatchObject({
      ok: false,
      code: "forbidden",
      message: expect.stringContaining("the role administrator"),
    });
    expect(run).not.toHaveBeenCalled();
    expect(await auditRows(db)).toMatchObject([
      {
        action: "replica.add",
        outcome: "refused",
        actor_object_id: aCaller().objectId,
        registry_id: "r",
        correlation_id: null,
      },
    ]);
  });

  it("refuses wrong input by field, in plain words or the schema's own, without calling the verb", async () => {
    const run = vi.fn(() => Promise.resolve("done"));
    const result = await runAction(anAction({ run }), { registryId: 5, count: 0, mode: "maybe" }, asOlga);
    expect(result).toEqual({
      ok: false,
      code: "invalid_input",
      message: "This has to be text.",
      nextStep: expect.stringContaining("Nothing was changed"),
      fieldErrors: {
        registryId: ["This has to be text."],
        count: ["At least one."],
        mode: ["This has to be one of: on, off."],
      },
    });
    expect(run).not.toHaveBeenCalled();
    expect(await auditRows(db)).toEqual([]);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "x"],
    ["a list", [GOOD]],
    ["a map", new Map()],
    ["a form", new FormData()],
    ["a function", () => undefined],
    ["a promise", Promise.resolve(GOOD)],
    ["a big number", 10n],
    ["something deep", JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`) as unknown],
    ["many parts", Array.from({ length: 100_000 }, () => 1)],
    ["long text", { ...GOOD, registryId: "x".repeat(100_000) }],
    ["long names", { ["x".repeat(100_000)]: 1 }],
    ["what no database holds", { ...GOOD, registryId: "a\0b" }],
    ["half a character", { ...GOOD, registryId: "a\ud800" }],
  ])("takes %s for wrong input and nothing worse", async (_, raw) => {
    expect(await runAction(anAction(), raw, asOlga)).toMatchObject({ ok: false, code: "invalid_input" });
  });

  describe("that takes something out of service", () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const signedIn = (authTime: Date | undefined) => () => Promise.resolve(aCaller({ authTime }));
    const Needed = { needsFreshSignIn: true } as const;

    it("goes on for whoever proved who they are a short time ago", async () => {
      const result = await runAction(anAction(Needed), GOOD, signedIn(minutesAgo(14)));
      expect(result).toEqual({ ok: true, data: "done" });
    });

    it("is refused after an older sign-in, with its row and without calling the verb", async () => {
      const run = vi.fn(() => Promise.resolve("done"));
      const result = await runAction(anAction({ ...Needed, run }), GOOD, signedIn(minutesAgo(16)));
      expect(result).toMatchObject({
        ok: false,
        code: "signed_out",
        refusal: { kind: "fresh_sign_in", maxAgeMinutes: 15 },
      });
      expect(run).not.toHaveBeenCalled();
      expect(await auditRows(db)).toMatchObject([
        { action: "replica.add", outcome: "refused", registry_id: GOOD.registryId },
      ]);
    });

    it("says who has to do what when sign-ins do not say when they were", async () => {
      const result = await runAction(anAction(Needed), GOOD, signedIn(undefined));
      expect(result).toMatchObject({
        ok: false,
        code: "forbidden",
        nextStep: expect.stringContaining("optional claim auth_time"),
      });
    });

    it("may depend on what is asked for", async () => {
      const onlyOff = anAction({ needsFreshSignIn: ({ mode }) => mode === "off" });
      const old = signedIn(minutesAgo(16));
      expect(await runAction(onlyOff, { ...GOOD, mode: "off" }, old)).toMatchObject({ ok: false });
      expect(await runAction(onlyOff, { ...GOOD, mode: "on" }, old)).toMatchObject({ ok: true });
    });
  });

  it("passes an expected failure on with all that helps", async () => {
    const error = new AppError("conflict", {
      userMessage: "Locked.",
      nextStep: "Ask.",
      refusal: { kind: "busy" },
      correlationId: "c-1",
      cause: new Error("secret"),
    });
    const result = await runAction(anAction({ run: () => Promise.reject(error) }), GOOD, asOlga);
    expect(result).toEqual({
      ok: false,
      code: "conflict",
      message: "Locked.",
      nextStep: "Ask.",
      refusal: { kind: "busy" },
      correlationId: "c-1",
    });
    expect(await auditRows(db)).toEqual([
      expect.objectContaining({ outcome: "refused", correlation_id: "c-1" }),
    ]);
  });

  it("records the reason that came with what was refused, when it is one", async () => {
    const forReader = (reason: unknown) => runAction(anAction(), { ...GOOD, reason }, asReader);
    for (const reason of [" CHG-1042 ", "a\nb", { text: "x" }]) {
      expect(await forReader(reason)).toMatchObject({ ok: false, code: "forbidden" });
    }
    expect((await auditRows(db)).map((row) => row.reason)).toEqual(["CHG-1042", null, null]);
  });

  it("leaves one row for a refusal that its verb has recorded", async () => {
    const run: Definition["run"] = ({ caller, input }) =>
      refuseChange(
        { caller, action: "replica.create", registryId: input.registryId, subject: "eastus" },
        { kind: "not_premium", tier: "Basic" },
      );
    expect(await runAction(anAction({ run }), GOOD, asOlga)).toMatchObject({ ok: false, code: "conflict" });
    expect(await auditRows(db)).toEqual([
      expect.objectContaining({ action: "replica.create", outcome: "refused" }),
    ]);
  });

  it("leaves no row for a read that Azure could not answer", async () => {
    const run = () => Promise.reject(new AppError("unavailable", { userMessage: "Later." }));
    await runAction(anAction({ permission: "registries/read", name: "registry.refresh", run }), GOOD, asOlga);
    expect(await auditRows(db)).toEqual([]);
  });

  it("logs a fault once under a number, and gives away the number only", async () => {
    const logged = vi.spyOn(logger, "error");
    const fault = new TypeError("secret words");
    const result = await runAction(anAction({ run: () => Promise.reject(fault) }), GOOD, asOlga);
    expect(result).toMatchObject({ ok: false, code: "unexpected" });
    expect(JSON.stringify(result)).not.toContain("secret words");
    const faultId = /fault number ([0-9a-f]{8})/.exec(JSON.stringify(result))?.[1];
    expect(logged.mock.calls).toEqual([[{ err: fault, faultId, action: "replica.add" }, "fault"]]);
    logged.mockRestore();
  });

  it.each([
    ["a redirect", () => redirect("/elsewhere")],
    ["a page that is not there", () => notFound()],
  ])("lets %s pass", async (_, run) => {
    const action = anAction({ run: async () => run() });
    await expect(runAction(action, GOOD, asOlga)).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_"),
    });
  });
});
