import { durationWords } from "@/components/ui/format-time";
import { ColumnHead, RowHead, Table } from "@/components/ui/table";
import type { Took } from "@/lib/operations/model";
import { OPERATION_WORDS } from "./operation-words";

/** How long operations of a registry took. */
export function TookTable({ took }: { took: readonly Took[] }) {
  const leftOut = took.reduce((sum, kind) => sum + kind.leftOut, 0);
  return (
    <>
      <Table caption="How long changes of this registry took" isCaptionHidden>
        <thead>
          <tr>
            <ColumnHead>Change</ColumnHead>
            <ColumnHead>Half within</ColumnHead>
            <ColumnHead>95 % within</ColumnHead>
            <ColumnHead>Counted</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {took.map(({ kind, count, medianSeconds, p95Seconds }) => (
            <tr key={kind}>
              <RowHead>{OPERATION_WORDS[kind]}</RowHead>
              <td>{timeWords(medianSeconds)}</td>
              <td>{timeWords(p95Seconds)}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {leftOut === 0 ? null : (
        <p className="text-ink-muted text-sm">
          {leftOut === 1 ? "1 more is" : `${leftOut} more are`} left out: nobody looked for a while, so that
          its end is not known, or it waited for somebody with the right to go on.
        </p>
      )}
    </>
  );
}

function timeWords(seconds: number | undefined): string {
  return seconds === undefined ? "—" : durationWords(seconds);
}
