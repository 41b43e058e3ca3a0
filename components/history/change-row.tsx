import { HexIcon } from "@/components/map/hex-icon";
import { NO_BADGES } from "@/components/map/drawing";
import { Time } from "@/components/ui/time";
import type { ChangeAuthor, ReplicaChange } from "@/lib/history/model";
import { lookOf, otherWord, PAST_STATES } from "@/lib/replication/model";
import { changeWords } from "./change-words";
import { lastedWords } from "./lasted-words";
import { OPERATION_WORDS } from "./operation-words";
import { PAST_WORDS } from "./past-words";

interface ChangeRowProps {
  change: ReplicaChange;
  /** The region had several replicas. */
  hasNames: boolean;
}

/** One change: when it was seen, what it was, how long it lasted and by whom it was. */
export function ChangeRow({ change, hasNames }: ChangeRowProps) {
  const { seen, was, notBefore, by } = change;
  const state = PAST_STATES.of(seen);
  return (
    <tr>
      <th scope="row" className="row-head">
        {notBefore === undefined ? null : (
          <>
            Between <Time iso={notBefore} hasSeconds /> and{" "}
          </>
        )}
        <Time iso={seen.seenAt} hasSeconds />
      </th>
      <td>
        <div className="past-state">
          {state === "absent" ? null : (
            <HexIcon
              state={state}
              badges={{ ...NO_BADGES, notRouted: seen.globalEndpointRouting === "excluded" }}
            />
          )}
          <div>
            <p className="font-semibold first-letter:uppercase">
              {state === "other" ? otherWord(lookOf(seen)) : PAST_WORDS[state]}
            </p>
            {hasNames ? <p className="text-ink-muted text-sm">{seen.replicaName}</p> : null}
            {changeWords(was, seen).map((words) => (
              <p key={words} className="text-ink-muted text-sm">
                {words}
              </p>
            ))}
            {seen.statusSince !== undefined && seen.statusSince !== was?.statusSince ? (
              <p className="text-ink-muted text-sm">
                Azure says since <Time iso={seen.statusSince} hasSeconds />
              </p>
            ) : null}
          </div>
        </div>
      </td>
      <td>
        <span className="past-term">Lasted </span>
        {lastedWords(change.lasted)}
      </td>
      <td>
        <Author by={by} />
        {hasOtherName(change) ? <p className="text-ink-muted text-sm">Azure says: {seen.changedBy}</p> : null}
      </td>
    </tr>
  );
}

function Author({ by }: { by: ChangeAuthor }) {
  switch (by.kind) {
    case "first-look":
      return "Not known: it was so at the first look";
    case "operation":
      return (
        <>
          <p>
            {OPERATION_WORDS[by.operation]} by {by.actor}, here
          </p>
          {by.reason === undefined ? null : <p className="text-ink-muted text-sm">“{by.reason}”</p>}
        </>
      );
    case "outside":
      return by.name === undefined
        ? "Not through Replica Map; Azure does not say by whom"
        : `${by.name}, not through Replica Map`;
    case "azure":
      return "Azure, by itself";
  }
}

/** Azure's word on who changed a setting, where the column does not say it yet. */
function hasOtherName({ seen, was, by }: ReplicaChange): boolean {
  return by.kind !== "outside" && seen.changedBy !== undefined && seen.changedAt !== was?.changedAt;
}
