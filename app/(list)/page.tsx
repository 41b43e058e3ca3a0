import type { Metadata } from "next";
import { RefusedPage } from "@/components/registry/refused-page";
import { FleetList } from "@/components/registry-list/fleet-list";
import { ListControls } from "@/components/registry-list/list-controls";
import { ListEmpty } from "@/components/registry-list/list-empty";
import { ListNotices } from "@/components/registry-list/list-notices";
import { ListPages } from "@/components/registry-list/list-pages";
import { Notice } from "@/components/ui/notice";
import { getCaller } from "@/lib/auth/current-caller";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import { fleetPath, FleetQuery } from "@/lib/fleet/schema";
import { leaveWhenSignedOut } from "@/lib/sign-in/leave-when-signed-out";
import { foundWords } from "./found-words";
import { readListPage } from "./read-list-page";

export const metadata: Metadata = { title: { absolute: "Registries · Replica Map" } };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

// No loading.tsx here: what comes after it is put in place by a script, and the list can be read without any.
export default async function RegistriesPage({ searchParams }: PageProps) {
  const query = FleetQuery.parse(await searchParams);
  const read = await orAppError(readAll(query));
  if (read instanceof AppError) {
    await leaveWhenSignedOut(read);
    return <RefusedPage what="Your registries" error={read} isList />;
  }

  const { fleet, selection, page } = read;
  const notices = fleet.troubles.map(({ title, nextStep }) => (
    <Notice key={title} tone="warn" title={title} nextStep={nextStep} />
  ));
  if (fleet.rows.length === 0) {
    return (
      <main id="main" className="page">
        <h1 className="text-xl">Registries</h1>
        <ListNotices outage={page.outage} isLost={false} />
        {notices}
        <ListEmpty
          why={fleet.subscriptionCount === 0 ? "no-subscription" : "no-registry"}
          hasTroubles={fleet.troubles.length > 0}
        />
      </main>
    );
  }
  return (
    <main id="main" className="page">
      <FleetList
        page={page}
        controls={
          <>
            {notices}
            <ListControls query={query} words={foundWords(selection, fleet.rows.length)} />
            {selection.found === 0 ? <ListEmpty why="nothing-found" hasTroubles={false} /> : null}
          </>
        }
      />
      <ListPages
        page={selection.page}
        pages={selection.pages}
        hrefOf={(number) => fleetPath({ ...query, page: number })}
      />
    </main>
  );
}

async function readAll(query: FleetQuery) {
  return readListPage(await getCaller(), query);
}
