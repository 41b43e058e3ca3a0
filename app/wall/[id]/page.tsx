import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { WallGate } from "@/components/wall/wall-gate";
import { WallScreen } from "@/components/wall/wall-screen";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import { cookieName } from "@/lib/sessions/session-cookie";
import { findScreen } from "@/lib/walls/find-screen";
import { readWallPicture } from "@/lib/walls/read-wall-picture";
import { WallInput } from "@/lib/walls/schema";
import { purposeOfWall } from "@/lib/walls/wall-cookie";
import { WALL_SOURCES } from "../wall-sources";
import "@/components/wall/wall.css";

interface PageProps {
  params: Promise<{ id: string }>;
}

export const metadata: Metadata = { title: "Status wall", robots: { index: false, follow: false } };

/** Stands in the head, before any style sheet: a screen that loads its page anew never turns white. */
export async function generateViewport({ params }: PageProps): Promise<Viewport> {
  const { id } = await params;
  const screen = await screenAt(id).catch(() => undefined);
  const theme = screen?.door === "open" ? screen.wall.settings.theme : "dark";
  return { colorScheme: theme, themeColor: theme === "dark" ? "#0a0f1a" : "#f6f8fc" };
}

/** Nobody is signed in here: the cookie that the wall's secret was exchanged for opens this wall and nothing else. */
export default async function WallPage({ params }: PageProps) {
  const { id } = await params;
  const asked = WallInput.safeParse({ wallId: id });
  if (!asked.success) notFound();
  const { wallId } = asked.data;
  const read = await orAppError(readAll(wallId));
  if (read instanceof AppError) return <WallGate wallId={wallId} door="away" />;
  const { screen, picture } = read;
  if (screen.door !== "open" || picture === undefined) {
    return <WallGate wallId={wallId} door={screen.door === "open" ? "away" : screen.door} />;
  }
  return (
    <WallScreen
      wallId={wallId}
      theme={screen.wall.settings.theme}
      initial={picture}
      drawnAtMs={read.drawnAtMs}
    />
  );
}

async function readAll(wallId: string) {
  const screen = await screenAt(wallId);
  const picture = screen.door === "open" ? await readWallPicture(screen.wall, WALL_SOURCES) : undefined;
  return { screen, picture, drawnAtMs: Date.now() };
}

const screenAt = cache(async (wallId: string) => {
  const jar = await cookies();
  return findScreen(wallId, jar.get(cookieName(purposeOfWall(wallId)))?.value);
});
