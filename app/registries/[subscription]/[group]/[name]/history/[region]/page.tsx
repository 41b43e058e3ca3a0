import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistoryScreen } from "@/components/history/history-screen";
import { RefusedPage } from "@/components/registry/refused-page";
import { getCaller } from "@/lib/auth/current-caller";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import { registryPath } from "@/lib/registry/model";
import { listRegions } from "@/lib/registry/queries";
import { registryRefFromPath, type RegistryPath } from "@/lib/registry/registry-path";
import { RegionName } from "@/lib/replication/schema";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { leaveWhenSignedOut } from "@/lib/sign-in/leave-when-signed-out";
import { HISTORY_RANGES, type HistoryRange } from "@/lib/tracking/model";
import { getPicture } from "@/lib/tracking/queries";
import { getReplicaHistory } from "@/lib/tracking/replica-history";

interface PageProps {
  params: Promise<RegistryPath & { region: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function subjectOf(params: PageProps["params"]): Promise<{ ref: RegistryRef; region: string }> {
  const given = await params;
  const ref = registryRefFromPath(given);
  const region = RegionName.safeParse(given.region);
  if (!ref || !region.success) notFound();
  return { ref, region: region.data };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { ref, region } = await subjectOf(params);
  return { title: `History of ${ref.registryName} in ${region}` };
}

export default async function HistoryPage({ params, searchParams }: PageProps) {
  const { ref, region } = await subjectOf(params);
  const { range: asked } = await searchParams;
  const range = HISTORY_RANGES.find((known) => known === asked) ?? "24h";
  const read = await orAppError(readAll(ref, region, range));
  if (read instanceof AppError) {
    await leaveWhenSignedOut(read);
    return <RefusedPage what={`The history of ${ref.registryName}`} error={read} />;
  }
  const { displayName, picture, history } = read;
  return (
    <HistoryScreen
      registryId={formatRegistryId(ref)}
      registryName={picture.registry.name}
      mapPath={registryPath(ref)}
      region={region}
      displayName={displayName}
      range={range}
      initialPicture={picture}
      initialHistory={history}
    />
  );
}

async function readAll(ref: RegistryRef, region: string, range: HistoryRange) {
  const caller = await getCaller();
  // Looks at the registry when nobody has for a while, so that the history reaches up to now.
  const picture = await getPicture(caller, ref);
  const [regions, history] = await Promise.all([
    listRegions(caller, ref.subscriptionId),
    getReplicaHistory(caller, { ref, region, range }),
  ]);
  const displayName = regions.find(({ name }) => name === region)?.displayName ?? region;
  return { picture, displayName, history };
}
