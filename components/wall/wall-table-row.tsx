import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { Hideable, WallLayout, WallSummary } from "@/lib/walls/model";

interface WallTableRowProps {
  wall: WallSummary;
  isBusy: boolean;
  onRenew: () => void;
  onRevoke: () => void;
}

export function WallTableRow({ wall, isBusy, onRenew, onRevoke }: WallTableRowProps) {
  const { name, settings, madeBy, madeAt, endsAt, revokedAt, screens, lastSeenAt, door } = wall;
  return (
    <li className="session-row">
      <div>
        <p className="font-semibold wrap-anywhere">{name}</p>
        <p className="text-sm">
          {LAYOUT_WORDS[settings.layout]}: {namesOf(settings.registryIds)}
          {settings.layout === "rotation" ? `, ${settings.rotateSeconds} s each` : ""}
          {settings.hides.length > 0
            ? ` · without ${settings.hides.map((hidden) => HIDDEN_WORDS[hidden]).join(", ")}`
            : ""}
        </p>
        <p className="text-ink-muted text-sm">
          Made by {madeBy}, <Time iso={madeAt} />
          {endsAt === undefined ? null : (
            <>
              {" "}
              · {door === "expired" ? "ended" : "ends"} <Time iso={endsAt} />
            </>
          )}
          {" · "}
          {screens === 0 ? "not opened yet" : `opened at ${screens} ${screens === 1 ? "screen" : "screens"}`}
          {lastSeenAt === undefined ? null : (
            <>
              , last seen <Time iso={lastSeenAt} />
            </>
          )}
        </p>
        {revokedAt === undefined ? null : (
          <p className="text-sm">
            Revoked <Time iso={revokedAt} />
          </p>
        )}
      </div>
      {door === "revoked" ? null : (
        <div className="flex flex-wrap gap-2">
          {door === "open" ? (
            <Button isBusy={isBusy} onClick={onRenew}>
              New address<span className="sr-only"> for {name}</span>
            </Button>
          ) : null}
          <Button isBusy={isBusy} onClick={onRevoke}>
            Revoke…<span className="sr-only"> {name}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

const LAYOUT_WORDS: Readonly<Record<WallLayout, string>> = {
  registry: "One registry",
  rotation: "In rotation",
  fleet: "Overview",
};

const HIDDEN_WORDS: Readonly<Record<Hideable, string>> = { names: "names", ids: "ids", people: "people" };

const MOST_NAMES = 6;

function namesOf(registryIds: readonly string[]): string {
  if (registryIds.length <= MOST_NAMES) return registryIds.map(nameOf).join(", ");
  const shown = registryIds.slice(0, MOST_NAMES - 1);
  return `${shown.map(nameOf).join(", ")} and ${registryIds.length - shown.length} more`;
}

function nameOf(registryId: string): string {
  return registryId.split("/").at(-1) ?? registryId;
}
