import type { Metadata } from "next";
import { Breadcrumb } from "@/components/registry/breadcrumb";
import { RefusedPage } from "@/components/registry/refused-page";
import { SessionRows } from "@/components/sign-in/session-rows";
import { getCaller } from "@/lib/auth/current-caller";
import { isPermitted } from "@/lib/auth/permission";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import { leaveWhenSignedOut } from "@/lib/sign-in/leave-when-signed-out";
import { listAllSessions, listOwnSessions } from "@/lib/sign-in/queries";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const read = await orAppError(readAll());
  if (read instanceof AppError) {
    await leaveWhenSignedOut(read);
    return <RefusedPage what="The sessions" error={read} />;
  }
  const { own, others } = read;
  return (
    <main id="main" className="page">
      <Breadcrumb here="Sessions" />
      <h1 className="text-xl">Your sessions</h1>
      <p>
        Where you are signed in to Replica Map. End what you do not recognise, then change your password in
        Microsoft Entra.
      </p>
      <p className="text-ink-muted text-sm">
        A session that you end stops at once, and its browser has to sign in anew. Whom Microsoft Entra still
        lets in can come back that way. To keep somebody out, first have whoever administers Microsoft Entra
        take away their app role or their access to this application, or block their account.
      </p>
      <SessionRows caption="Your sessions" sessions={own} hasNames={false} />
      {others === undefined ? null : (
        <>
          <h2 className="text-lg">Everybody else’s sessions</h2>
          <SessionRows caption="Everybody else’s sessions" sessions={others} hasNames />
        </>
      )}
    </main>
  );
}

async function readAll() {
  const caller = await getCaller();
  const own = await listOwnSessions(caller);
  if (!isPermitted(caller.permissions, "sessions/administer")) return { own, others: undefined };
  const isOwn = new Set(own.map(({ sessionId }) => sessionId));
  const all = await listAllSessions(caller);
  return { own, others: all.filter(({ sessionId }) => !isOwn.has(sessionId)) };
}
