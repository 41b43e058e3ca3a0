import { openFeed } from "@/lib/live/open-feed";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { limitAddress, limitPerson } from "@/lib/rate-limit/limit-requests";
import { takeFeedPlace } from "@/lib/rate-limit/open-feeds";
import { readCookie } from "@/lib/sessions/session-cookie";
import { onSessionEnd } from "@/lib/sessions/session-end";
import { findScreen } from "@/lib/walls/find-screen";
import { openOfWall } from "@/lib/walls/open-of-wall";
import { openWallTopic } from "@/lib/walls/open-wall-topic";
import { WallInput } from "@/lib/walls/schema";
import { noteScreenSeen } from "@/lib/walls/store";
import { purposeOfWall } from "@/lib/walls/wall-cookie";
import { WALL_SOURCES } from "@/app/wall/wall-sources";

const WALL_TOPIC = /^wall:([0-9a-f-]{36})$/i;

/** The wall that a feed is asked for; a screen shows one, and nothing else beside it. */
export function wallIdIn(request: Request): string | undefined {
  const { searchParams } = new URL(request.url);
  const wallId = WALL_TOPIC.exec(searchParams.get("topics") ?? "")?.[1];
  return WallInput.safeParse({ wallId }).data?.wallId;
}

/** A live stream for a screen with the wall's key. It ends with the wall, at whichever process that is revoked. */
export async function wallFeed(wallId: string, request: Request): Promise<ReadableStream<Uint8Array>> {
  limitAddress("feed", request.headers);
  const key = readCookie(request.headers.get("cookie"), purposeOfWall(wallId));
  const { wall, keyHash } = await openScreen(wallId, key);
  const screen = { objectId: wallId, tenantId: "wall", sessionId: keyHash };
  limitPerson("feed", screen);
  const giveBack = takeFeedPlace(screen);
  try {
    const topic = await openWallTopic(wall, WALL_SOURCES);
    await noteScreenSeen(await getDatabase(), keyHash, new Date().toISOString());
    // It may have been revoked meanwhile; from here on its end is heard.
    await openScreen(wallId, key);
    return openFeed([topic], {
      signal: request.signal,
      ends: [onShutdown, (stop) => onSessionEnd(openOfWall(wallId), stop)],
      onEnd: giveBack,
    });
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function openScreen(wallId: string, key: string | undefined) {
  const screen = await findScreen(wallId, key);
  if (screen.door === "open") return screen;
  throw new AppError("signed_out", {
    userMessage: "This screen has no key that opens the wall, or the wall has ended.",
    nextStep: "Open the address of the wall again.",
  });
}
