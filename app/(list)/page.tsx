import type { Metadata } from "next";
import { RefusedPage } from "@/components/registry/refused-page";
import { RegistryListControls } from "@/components/registry/registry-list-controls";
import { RegistryListEmpty } from "@/components/registry/registry-list-empty";
import { RegistryRows } from "@/components/registry/registry-rows";
import { Notice } from "@/components/ui/notice";
import { getCaller } from "@/lib/auth/current-caller";
import { AppError } from "@/lib/errors/app-error";
import { nextStepOfRead } from "@/lib/errors/next-step-of-read";
import type { Region } from "@/lib/regions/region";
import { filterRegistries } from "@/lib/registry/filter-registries";
import type { RegistryRow } from "@/lib/registry/model";
import { listRegions, listRegistries } from "@/lib/registry/queries";
import { RegistryListQuery } from "@/lib/registry/schema";
import { leaveWhenSignedOut } from "@/lib/sign-in/leave-when-signed-out";
import type { Caller } from "@/lib/auth/caller";

export const metadata: Metadata = { title: { absolute: "Registries · Replica Map" } };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RegistriesPage({ searchParams }: PageProps) {
  const query = RegistryListQuery.parse(await searchParams);
  const read = await readAll();
  if (read instanceof AppError) {
    await leaveWhenSignedOut(read);
    return <RefusedPage what="Your registries" error={read} isList />;
  }

  const { list, regions } = read;
  const rows = filterRegistries(list.rows, query);
  return (
    <main id="main" className="page">
      <h1 className="text-xl">Registries</h1>
      {list.troubles.map((trouble) => (
        <Notice
          key={trouble.subscriptionName}
          tone="warn"
          title={`The subscription ${trouble.subscriptionName} cannot be listed. ${trouble.message}`}
          nextStep={nextStepOfRead(trouble.nextStep)}
        />
      ))}
      {list.rows.length === 0 ? (
        <RegistryListEmpty
          why={list.subscriptionCount === 0 ? "no-subscription" : "no-registry"}
          hasTroubles={list.troubles.length > 0}
        />
      ) : (
        <>
          <RegistryListControls query={query} shown={rows.length} all={list.rows.length} />
          {rows.length === 0 ? <RegistryListEmpty why="nothing-found" hasTroubles={false} /> : null}
          <RegistryRows rows={rows} regions={regions} />
        </>
      )}
    </main>
  );
}

async function readAll() {
  try {
    const caller = await getCaller();
    const list = await listRegistries(caller);
    return { list, regions: await regionsOf(caller, list.rows) };
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

// Regions differ little between subscriptions; a region that only one of them sees is found all the same.
async function regionsOf(caller: Caller, rows: readonly RegistryRow[]): Promise<Region[]> {
  const subscriptions = [...new Set(rows.map((row) => row.ref.subscriptionId))];
  const perSubscription = await Promise.allSettled(subscriptions.map((id) => listRegions(caller, id)));
  const byName = new Map<string, Region>();
  for (const answer of perSubscription) {
    if (answer.status === "rejected") continue;
    for (const region of answer.value) if (!byName.has(region.name)) byName.set(region.name, region);
  }
  return [...byName.values()];
}
