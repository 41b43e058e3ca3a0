import type { Region } from "@/lib/regions/region";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import type { Snapshot } from "@/lib/tracking/model";

/** Where a wall's data comes from: other rooms, put together by whoever serves walls. */
export interface WallSources {
  /** Judges whether the app's own identity may read it; throws the AppError that says why not. */
  readonly admit: (ref: RegistryRef) => Promise<void>;
  /** Tells what is known, if anything is, and what changes, until the returned function is called. */
  readonly watch: (ref: RegistryRef, tell: (snapshot: Snapshot, hasChanged: boolean) => void) => () => void;
  readonly regionsOf: (subscriptionId: string) => Promise<readonly Region[]>;
}
