import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { getCaller } from "@/lib/auth/current-caller";
import { orAppError } from "@/lib/errors/or-app-error";
import { registryRefFromPath, type RegistryPath } from "@/lib/registry/registry-path";
import { RegionName } from "@/lib/replication/schema";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { isKnownRegion } from "./known-region";

interface LayoutProps {
  children: ReactNode;
  params: Promise<RegistryPath & { region: string }>;
}

/** Judges the address before the page begins to stream: afterwards a 404 could no longer be said. */
export default async function HistoryLayout({ children, params }: LayoutProps) {
  const given = await params;
  const ref = registryRefFromPath(given);
  const region = RegionName.safeParse(given.region);
  if (!ref || !region.success) notFound();
  // What cannot be asked now, the page says in words.
  if ((await orAppError(isKnown(ref, region.data))) === false) notFound();
  return children;
}

async function isKnown(ref: RegistryRef, region: string): Promise<boolean> {
  return isKnownRegion(await getCaller(), ref, region);
}
