import { describe, expect, it } from "vitest";
import { aCaller, aScriptedArm, type SeenRequest } from "./fixtures/scripted-arm";
import { queryResourceGraph } from "./query-resource-graph";

const arm = aScriptedArm();
const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

const row = (id: string) => ({ id });
const idsIn = ({ rows }: { rows: readonly Record<string, unknown>[] }) => rows.map(({ id }) => id);
const optionsOf = ({ body }: SeenRequest) => (body as { options: Record<string, unknown> }).options;

function ask(subscriptionIds: readonly string[] = [SUBSCRIPTION], pauses: number[] = []) {
  const pause = (ms: number) => Promise.resolve(pauses.push(ms));
  return queryResourceGraph(aCaller(), "resources", subscriptionIds, { pause });
}

describe("a query of Resource Graph", () => {
  it("follows the token to the end, whatever `resultTruncated` says", async () => {
    arm.script((request) => {
      const last = optionsOf(request)["$skipToken"] === "two";
      const more = last ? {} : { $skipToken: optionsOf(request)["$skipToken"] === "one" ? "two" : "one" };
      return {
        body: { totalRecords: 3, data: [row(`${arm.seen.length}`)], resultTruncated: "false", ...more },
      };
    });
    expect(await ask()).toMatchObject({ isWhole: true, rows: [row("1"), row("2"), row("3")] });
    expect(arm.seen.map(optionsOf)).toEqual([
      { $top: 1000, resultFormat: "objectArray" },
      { $skipToken: "one", resultFormat: "objectArray" },
      { $skipToken: "two", resultFormat: "objectArray" },
    ]);
  });

  it("has each row once, and is asked once more when rows moved between its pages", async () => {
    arm.script((request) => {
      const isSecondPage = optionsOf(request)["$skipToken"] !== undefined;
      const hasMoved = arm.seen.length <= 2;
      const data = !isSecondPage ? [row("a"), row("b")] : [row(hasMoved ? "B" : "c")];
      return { body: { totalRecords: 3, data, ...(isSecondPage ? {} : { $skipToken: "next" }) } };
    });
    const answer = await ask();
    expect([idsIn(answer), answer.isWhole, arm.seen.length]).toEqual([["a", "b", "c"], true, 4]);
  });

  it("that Azure cuts off says so, and is not asked again", async () => {
    arm.script(() => ({ body: { totalRecords: 9, data: [row("a")], resultTruncated: "true" } }));
    expect(await ask()).toMatchObject({ isWhole: false, rows: [row("a")] });
    expect(arm.seen).toHaveLength(1);
  });

  it("names three hundred subscriptions at a time, and none at all when there is none", async () => {
    arm.script(() => ({ body: { totalRecords: 0, data: [] } }));
    await ask(Array.from({ length: 650 }, (_, index) => `s${index}`));
    const named = arm.seen.map(({ body }) => (body as { subscriptions: string[] }).subscriptions.length);
    expect(named).toEqual([300, 300, 50]);
    expect(await ask([])).toEqual({ rows: [], isWhole: true, quota: undefined });
    expect(arm.seen).toHaveLength(3);
  });

  it("waits for its quota before the next page, and for no longer than five seconds", async () => {
    const pauses: number[] = [];
    const headers = (remaining: number, resets: string) => ({
      "x-ms-user-quota-remaining": `${remaining}`,
      "x-ms-user-quota-resets-after": resets,
    });
    arm.script(() => {
      const page = arm.seen.length;
      return {
        headers:
          page === 1 ? headers(0, "00:00:03") : page === 2 ? headers(0, "01:00:00") : headers(9, "00:00:05"),
        body: { totalRecords: 3, data: [row(`${page}`)], ...(page < 3 && { $skipToken: "next" }) },
      };
    });
    const answer = await ask(undefined, pauses);
    expect(pauses).toEqual([3_000, 5_000]);
    expect(answer.quota).toEqual({ remaining: 9, resetsAfterMs: 5_000 });
  });

  it("that is throttled is sent again when Azure says so soon", async () => {
    arm.script(() =>
      arm.seen.length === 1
        ? {
            status: 429,
            headers: { "retry-after": "0" },
            body: { error: { code: "RateLimiting", message: "" } },
          }
        : { body: { totalRecords: 1, data: [row("a")] } },
    );
    expect(idsIn(await ask())).toEqual(["a"]);
  });

  it("that is refused tells the reason and not the sentence for support, as a read that changed nothing", async () => {
    const noise = "Please provide below info when asking for support: timestamp = x, correlationId = y.";
    const details = [
      { code: "InvalidQuery", message: "Query is invalid." },
      { code: "ParserFailure", message: "Not so.", line: 1, characterPositionInLine: 3 },
    ];
    arm.script(() => ({ status: 400, body: { error: { code: "BadRequest", message: noise, details } } }));
    await expect(ask()).rejects.toMatchObject({
      code: "invalid_input",
      refusal: { kind: "azure_said", azureCode: "ParserFailure", azureMessage: "Not so." },
    });
  });

  it.each([
    ["that gets no answer of rows", { body: { count: 1 } }],
    ["that gets rows that are none", { body: { data: ["a"] } }],
    ["that fails in Azure", { status: 500 }],
  ])("%s is a read that failed, in words", async (_what, answer) => {
    arm.script(() => answer);
    await expect(ask()).rejects.toMatchObject({
      code: "unavailable",
      changedNothing: true,
    });
  });

  it("without an end is refused", async () => {
    arm.script(() => ({ body: { data: [], $skipToken: "again" } }));
    await expect(ask()).rejects.toMatchObject({ refusal: { kind: "malformed_answer" } });
  });
});
