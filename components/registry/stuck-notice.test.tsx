import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { anOperation, aReplica } from "./a-picture";
import { OutsideStuckNotice } from "./outside-stuck-notice";
import { StuckNotice } from "./stuck-notice";
import { supportText } from "./support-text";

const OPERATION = anOperation("japaneast", {
  actor: "Olivia Owner",
  correlationId: "correlation-1",
  requestId: "request-1",
});
const REPLICA = aReplica("japaneast", {
  provisioningState: "Creating",
  syncStatus: {
    displayStatus: undefined,
    message: "Waiting for olivia@contoso.com\nwith eyJhbGciOi.eyJzdWIi.c2ln.",
    changedAt: undefined,
  },
  createdBy: "olivia@contoso.com",
  changedBy: "olivia@contoso.com",
});
const LIMIT = { afterSeconds: 13, earlierCount: 12 };
const asOf = "2026-11-20T10:05:09.000Z";

describe("the text for Azure support", () => {
  const text = supportText({ operation: OPERATION, limit: LIMIT, replica: REPLICA, asOf });

  it("has the ids, the times in UTC and what Azure says", () => {
    expect(text.split("\n")).toEqual([
      "Registry: id",
      "Replica: japaneast",
      "Operation: Replications - Create (PUT)",
      "Requested (UTC): 2026-11-20T10:00:00.000Z",
      "Still not done (UTC): 2026-11-20T10:05:00.000Z",
      "Longer than: 13 s; 95 % of 12 earlier ones of this registry took that or less",
      "Correlation id: correlation-1",
      "Request id: request-1",
      "Provisioning state: Creating",
      "Sync status: not reported",
      "Status since (UTC): not reported",
      "Status message: Waiting for (left out) with (left out)",
    ]);
  });

  it("names nobody and holds no token, whatever Azure's message holds", () => {
    expect(text).not.toMatch(/olivia|eyJ/i);
  });

  it("says what is not known, and where nothing is there", () => {
    const bare = supportText({
      operation: anOperation("japaneast", { replicaName: "second", kind: "replica.delete" }),
      limit: { afterSeconds: 1_800, earlierCount: undefined },
      replica: undefined,
      asOf,
    });
    expect(bare).toContain("Replica: second in japaneast");
    expect(bare).toContain("Longer than: 30 min\n");
    expect(bare).toContain("Request id: not known");
    expect(bare).toContain("Provisioning state: no replica is there");
  });
});

describe("the notice of an operation that does not end", () => {
  const notice = (earlierCount: number | undefined) =>
    renderToStaticMarkup(
      <StuckNotice
        view={{
          operation: OPERATION,
          replica: REPLICA,
          passedLimit: { afterSeconds: 1_800, earlierCount },
        }}
        asOf={asOf}
      />,
    );

  it("says by what it is judged", () => {
    expect(notice(12)).toContain("95 % of 12 earlier ones of this registry took 30 min or less.");
    expect(notice(undefined)).toContain("30 min is Replica Map’s own limit; Azure documents none");
  });

  it("is not there while nothing has passed its limit", () => {
    const view = { operation: OPERATION, replica: REPLICA, passedLimit: undefined };
    expect(renderToStaticMarkup(<StuckNotice view={view} asOf={asOf} />)).toBe("");
  });
});

describe("the notice of a replica that hangs and was changed elsewhere", () => {
  const noticeOf = (sinceBy: "azure" | "seen") =>
    renderToStaticMarkup(
      <OutsideStuckNotice
        view={{
          replica: REPLICA,
          outsideStuck: {
            replicaName: "japaneast",
            kind: "replica.create",
            since: "2026-11-20T09:00:00.000Z",
            sinceBy,
            stuckLimit: { afterSeconds: 1_800, earlierCount: undefined },
          },
        }}
        registryId="id"
        asOf={asOf}
      />,
    );

  it("has the same next step as for our own, who knows more, and a text for support that names nobody", () => {
    const notice = noticeOf("azure");
    expect(notice).toContain("Creating this replica takes longer than usual.");
    expect(notice).toContain("open a request with Azure support and give them the text below");
    expect(notice).toContain("activity log");
    expect(notice).toContain("In this state since (UTC): 2026-11-20T09:00:00.000Z\n");
    expect(notice).toContain("Longer than: 30 min\n");
    expect(notice).not.toMatch(/olivia|eyJ/i);
  });

  it("says when it may have begun before it was seen", () => {
    expect(noticeOf("seen")).toContain("and may have begun before");
    expect(noticeOf("seen")).toContain("2026-11-20T09:00:00.000Z or earlier");
  });

  it("is not there while nothing hangs", () => {
    const view = { replica: REPLICA, outsideStuck: undefined };
    expect(renderToStaticMarkup(<OutsideStuckNotice view={view} registryId="id" asOf={asOf} />)).toBe("");
  });
});
