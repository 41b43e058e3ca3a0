import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LensTabs } from "@/components/map/lens-tabs";
import { RefusedPage } from "@/components/registry/refused-page";
import { RegistryFacts } from "@/components/registry/registry-facts";
import { RegistryName } from "@/components/registry/registry-name";
import { RegistryPlace } from "@/components/registry/registry-place";
import { RegistryScreen } from "@/components/registry/registry-screen";
import { RegistryTitle } from "@/components/registry/registry-title";
import { getCaller } from "@/lib/auth/current-caller";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import { buildScenes } from "@/lib/regions/build-scenes";
import { isLens } from "@/lib/regions/lens";
import { getWhyNot } from "@/lib/registry/get-why-not";
import { getFacts, listRegions, portalUrl } from "@/lib/registry/queries";
import { registryRefFromPath, type RegistryPath } from "@/lib/registry/registry-path";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { leaveWhenSignedOut } from "@/lib/sign-in/leave-when-signed-out";
import { getPicture } from "@/lib/tracking/queries";

interface PageProps {
  params: Promise<RegistryPath>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function refOf(params: PageProps["params"]): Promise<RegistryRef> {
  const ref = registryRefFromPath(await params);
  if (!ref) notFound();
  return ref;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { registryName } = await refOf(params);
  return { title: registryName };
}

export default async function RegistryPage({ params, searchParams }: PageProps) {
  const ref = await refOf(params);
  const { lens: asked } = await searchParams;
  const lens = isLens(asked) ? asked : "world";
  const read = await orAppError(readAll(ref));
  if (read instanceof AppError) {
    await leaveWhenSignedOut(read);
    return <RefusedPage what={`The registry ${ref.registryName}`} error={read} />;
  }

  const { caller, picture, regions, facts, whyNot } = read;
  const { registry } = picture;
  return (
    <main id="main">
      <RegistryScreen
        registryId={formatRegistryId(ref)}
        initialPicture={picture}
        whyNot={whyNot}
        regions={regions.map((region) => ({
          name: region.name,
          displayName: region.displayName,
          geography: region.geography,
          lonDegrees: region.point?.lonDegrees,
          offersReplicas: region.offersReplicas,
          hasAvailabilityZones: region.hasAvailabilityZones,
          caution: region.caution,
        }))}
        scenes={buildScenes(regions, lens, registry.homeRegion)}
        title={<RegistryTitle registry={registry} />}
        name={<RegistryName registry={registry} />}
        place={
          <RegistryPlace
            homeDisplayName={
              regions.find((region) => region.name === registry.homeRegion)?.displayName ??
              registry.homeRegion
            }
            portalUrl={portalUrl(getConfiguration().cloud.portalOrigin, caller.tenantId, ref)}
          />
        }
        facts={<RegistryFacts registry={registry} whyNot={whyNot["registries/write"]} facts={facts} />}
        lensTabs={<LensTabs lens={lens} />}
      />
    </main>
  );
}

async function readAll(ref: RegistryRef) {
  const caller = await getCaller();
  const picture = await getPicture(caller, ref);
  const [regions, facts, whyNot] = await Promise.all([
    listRegions(caller, ref.subscriptionId),
    getFacts(caller, formatRegistryId(ref)),
    getWhyNot(caller, formatRegistryId(ref)),
  ]);
  return { caller, picture, regions, facts, whyNot };
}
