import { defineOpenRead } from "@/lib/actions/define-open-read";
import { buildId } from "@/lib/lifecycle/build-id";
import { findScreen } from "@/lib/walls/find-screen";
import { readCookie } from "@/lib/sessions/session-cookie";
import { WallInput } from "@/lib/walls/schema";
import { purposeOfWall } from "@/lib/walls/wall-cookie";

/** Whether this browser's key still opens a wall, and which build would serve it. Answers everybody. */
export const GET = defineOpenRead(async (request) => {
  const asked = WallInput.safeParse({ wallId: new URL(request.url).searchParams.get("wallId") });
  const key = asked.success && readCookie(request.headers.get("cookie"), purposeOfWall(asked.data.wallId));
  const { door } =
    asked.success && key ? await findScreen(asked.data.wallId, key) : ({ door: "unknown" } as const);
  return { door, build: buildId() ?? "" };
});
