import type { WallDoor } from "@/lib/walls/model";

const PATIENCE_MS = 8_000;

/** Whether the server answers, and what it says of this screen; undefined when it does not. */
export async function knockAtWall(
  wallId: string,
): Promise<{ readonly door: WallDoor; readonly build: string } | undefined> {
  try {
    const response = await fetch(`/api/wall/state?wallId=${encodeURIComponent(wallId)}`, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? ((await response.json()) as { door: WallDoor; build: string }) : undefined;
  } catch {
    return undefined;
  }
}
