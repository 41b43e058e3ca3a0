"use client";

import { useState } from "react";
import { FailureNotice } from "@/components/registry/failure-notice";
import { Button } from "@/components/ui/button";
import { ColumnHead, Table } from "@/components/ui/table";
import type { ActionFailure } from "@/lib/actions/action-result";
import type { ReplicaChange } from "@/lib/history/model";
import type { ReplicaHistory } from "@/lib/tracking/model";
import { ChangeRow } from "./change-row";

interface ChangesTableProps {
  registryId: string;
  region: string;
  displayName: string;
  changes: readonly ReplicaChange[];
  /** Where older ones begin. */
  next: number | undefined;
}

type Older = Pick<ReplicaHistory, "changes" | "next">;

const NO_ANSWER: ActionFailure = {
  ok: false,
  code: "unavailable",
  message: "The dashboard did not answer.",
  nextStep: "Check your connection, then press the button again.",
};

async function readOlder(registryId: string, region: string, before: number): Promise<Older | ActionFailure> {
  const query = new URLSearchParams({ registryId, region, before: String(before) });
  try {
    const response = await fetch(`/api/registries/history?${query.toString()}`);
    return (await response.json()) as Older | ActionFailure;
  } catch {
    return NO_ANSWER;
  }
}

/** Every change that was seen, the latest first; older ones come at a press. */
export function ChangesTable({ registryId, region, displayName, ...first }: ChangesTableProps) {
  const [older, setOlder] = useState<Older>({ changes: [], next: first.next });
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();
  const changes = [...first.changes, ...older.changes];
  const hasNames = new Set(changes.map(({ seen }) => seen.replicaName)).size > 1;

  async function readOn(before: number) {
    setIsReading(true);
    const answer = await readOlder(registryId, region, before);
    setIsReading(false);
    setFailure("ok" in answer ? answer : undefined);
    if ("ok" in answer) return;
    setOlder({ changes: [...older.changes, ...answer.changes], next: answer.next });
  }

  const { next } = older;
  return (
    <>
      <Table caption={`Changes seen in ${displayName}`} isCaptionHidden>
        <thead>
          <tr>
            <ColumnHead>Seen</ColumnHead>
            <ColumnHead>What</ColumnHead>
            <ColumnHead>Lasted</ColumnHead>
            <ColumnHead>By</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ChangeRow
              key={`${change.seen.replicaName} ${change.seen.seenAt}`}
              change={change}
              hasNames={hasNames}
            />
          ))}
        </tbody>
      </Table>
      <FailureNotice failure={failure} />
      {next === undefined ? null : (
        <div>
          <Button isBusy={isReading} onClick={() => void readOn(next)}>
            {isReading ? "Reading…" : "Show older changes"}
          </Button>
        </div>
      )}
    </>
  );
}
