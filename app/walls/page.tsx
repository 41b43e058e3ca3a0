import type { Metadata } from "next";
import { Breadcrumb } from "@/components/registry/breadcrumb";
import { RefusedPage } from "@/components/registry/refused-page";
import { Notice } from "@/components/ui/notice";
import { WallMaker } from "@/components/wall/wall-maker";
import { WallTable } from "@/components/wall/wall-table";
import { getCaller } from "@/lib/auth/current-caller";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import { leaveWhenSignedOut } from "@/lib/sign-in/leave-when-signed-out";
import { listOwnWalls, listShowableRegistries } from "@/lib/walls/queries";
import "@/components/wall/walls-page.css";

export const metadata: Metadata = { title: "Status walls" };

export default async function WallsPage() {
  const read = await orAppError(readAll());
  if (read instanceof AppError) {
    await leaveWhenSignedOut(read);
    return <RefusedPage what="The status walls" error={read} />;
  }
  const { walls, registries } = read;
  return (
    <main id="main" className="page">
      <Breadcrumb here="Status walls" />
      <h1 className="text-xl">Status walls</h1>
      <p>
        A wall is a page for a screen that nobody is signed in at. Whoever opens its address sees the
        registries that you choose, live, and can change nothing.
      </p>
      {registries instanceof AppError ? (
        <Notice tone="warn" title={registries.userMessage} nextStep={registries.nextStep} />
      ) : (
        <WallMaker registries={registries} />
      )}
      <h2 className="text-lg">Walls of your organisation</h2>
      {walls.length === 0 ? <p>There is none yet.</p> : <WallTable walls={walls} />}
    </main>
  );
}

async function readAll() {
  const caller = await getCaller();
  const walls = await listOwnWalls(caller);
  const registries = await orAppError(listShowableRegistries(caller));
  return { walls, registries };
}
