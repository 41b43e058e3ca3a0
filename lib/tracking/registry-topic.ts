import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { LiveTopic, TopicEvent } from "@/lib/live/topic";
import { FROM_THE_START } from "@/lib/live/topic";
import { metrics } from "@/lib/metrics/metrics";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { ADMISSION_MS, admit } from "./admission";
import { changeBetween } from "./change-between";
import type { PictureChange, RegistryPicture, Snapshot } from "./model";
import { watcherOf } from "./watchers";

/** A registry's picture, for whoever may read it; throws why not. */
export async function openRegistryTopic(caller: Caller, ref: RegistryRef, name: string): Promise<LiveTopic> {
  await admit(caller, ref);
  return {
    name,
    admittedForMs: ADMISSION_MS,
    subscribe: (since, tell) => {
      const watcher = watcherOf(ref);
      let last: Snapshot | undefined;
      const told = (snapshot: Snapshot, hasChanged: boolean) => {
        // Whoever comes is told at once what is old; only what is otherwise since then says how late the feed is.
        if (last !== undefined && hasChanged && snapshot.picture.trouble === undefined) {
          metrics().feedLag.observe(Math.max(0, (Date.now() - Date.parse(snapshot.picture.asOf)) / 1000));
        }
        tell(hasChanged ? eventOf(last, snapshot) : ageOf(snapshot));
        last = snapshot;
      };
      const { snapshot } = watcher;
      if (snapshot) told(snapshot, !isKnown(snapshot, since));
      return watcher.subscribe(caller, told);
    },
  };
}

function eventOf(last: Snapshot | undefined, snapshot: Snapshot): TopicEvent {
  const position = positionOf(snapshot);
  const from = last === undefined ? FROM_THE_START : positionOf(last);
  return last === undefined || from === FROM_THE_START
    ? { kind: "picture", position, data: wholeOf(snapshot.picture) }
    : { kind: "change", position, data: changeOf(last, snapshot) };
}

function ageOf({ picture }: Snapshot): TopicEvent {
  const data = ages.get(picture) ?? { asOf: picture.asOf };
  ages.set(picture, data);
  return { kind: "age", data };
}

function isKnown(snapshot: Snapshot, since: string | undefined): boolean {
  return snapshot.picture.trouble === undefined && snapshot.version > 0 && since === positionOf(snapshot);
}

/** A trouble is told by one process and not kept, so it gives its picture a position that is found nowhere else. */
function positionOf({ version, picture: { trouble } }: Snapshot): string {
  return trouble === undefined ? String(version) : `${version}.${Date.parse(trouble.since)}`;
}

// All readers of a registry are told the same, and mostly have the same before.
const wholes = new WeakMap<RegistryPicture, { picture: RegistryPicture }>();
const ages = new WeakMap<RegistryPicture, { asOf: string }>();
const changes = new WeakMap<RegistryPicture, { before: RegistryPicture; data: ChangeData }>();

interface ChangeData {
  /** Who has this can take it in. */
  readonly from: string;
  readonly change: PictureChange;
}

function wholeOf(picture: RegistryPicture): { picture: RegistryPicture } {
  const data = wholes.get(picture) ?? { picture };
  wholes.set(picture, data);
  return data;
}

function changeOf(last: Snapshot, { picture }: Snapshot): ChangeData {
  const known = changes.get(picture);
  if (known?.before === last.picture) return known.data;
  const data = { from: positionOf(last), change: changeBetween(last.picture, picture) };
  changes.set(picture, { before: last.picture, data });
  return data;
}
