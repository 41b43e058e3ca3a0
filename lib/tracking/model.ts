import type { Registry, Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";

/**
 * One registry as ARM last described it, with our own changes in flight. What every screen draws from.
 *
 * Holds nothing that belongs to one person: rights, locks and policy answers are read per caller.
 */
export interface RegistryPicture {
  readonly registry: Registry;
  readonly replicas: readonly Replica[];
  /** Open ones, and those that ended in the last ten minutes so that a screen can say how they ended. */
  readonly operations: readonly Operation[];
  /** ISO time, UTC, at which ARM said all this. */
  readonly asOf: string;
  /** Set while ARM cannot be asked; the picture then only grows older. */
  readonly trouble: PictureTrouble | undefined;
}

/** A picture as it is kept; the version moves with every change of it. */
export interface Snapshot {
  readonly picture: RegistryPicture;
  readonly version: number;
}

export interface PictureTrouble {
  /** What is away: Azure, our own database, or the right to read the registry of everybody who watches. */
  readonly kind: "azure" | "store" | "rights";
  readonly since: string;
  /** In words for everybody who watches. */
  readonly message: string;
}

/** Older than this, a picture is drawn as stale. Seconds. */
export const STALE_AFTER_SECONDS = 60;
