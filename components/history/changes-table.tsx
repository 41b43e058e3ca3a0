"use client";

import { useState } from "react";
import { FailureNotice } from "@/components/registry/failure-notice";
import { Button } from "@/components/ui/button";
import { ColumnHead, Table } from "@/components/ui/table";
import type { ActionFailure } from "@/lib/actions/action-result";
import type { ReplicaHistory } from "@/lib/tracking/model";
import { ChangeRow } from "./change-row";
import { type ChangesSoFar, changesSoFar, keyOfChange } from "./changes-so-far";
import { readHistory } from "./read-history";

interface ChangesTableProps {
  registryId: string;
  region: string;
  displayName: string;
  /** With the newest page of changes. */
  history: ReplicaHistory;
}

/** Every change that was seen, the latest first; older ones come at a press. */
export function ChangesTable({ registryId, region, displayName, history }: ChangesTableProps) {
  const [readOn, setReadOn] = useState<ChangesSoFar>(history);
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();
  const { changes, next } = changesSoFar(history, readOn);
  const hasNames = new Set(changes.map(({ seen }) => seen.replicaName)).size > 1;

  async function readOlder(before: number) {
    setIsReading(true);
    const answer = await readHistory({ registryId, region, range: "24h", before });
    setIsReading(false);
    setFailure("ok" in answer ? answer : undefined);
    if ("ok" in answer) return;
    setReadOn({ changes: [...changes, ...answer.changes], next: answer.next });
  }

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
            <ChangeRow key={keyOfChange(change)} change={change} hasNames={hasNames} />
          ))}
        </tbody>
      </Table>
      <FailureNotice failure={failure} />
      {next === undefined ? null : (
        <div>
          <Button isBusy={isReading} onClick={() => void readOlder(next)}>
            {isReading ? "Reading…" : "Show older changes"}
          </Button>
        </div>
      )}
    </>
  );
}
