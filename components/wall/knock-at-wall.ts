import type { WallDoor } from "@/lib/walls/model";

const PATIENCE_MS = 8_000;

type Answer =
  | { readonly door: WallDoor; readonly build: string }
  /** It cannot look: its database does not answer. */
  | { readonly door: "away" };

/** Whether the server answers, and what it says of this screen; undefined when it does not. */
export async function knockAtWall(wallId: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(`/api/wall/state?wallId=${encodeURIComponent(wallId)}`, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 503) return { door: "away" };
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
