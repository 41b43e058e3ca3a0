import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { SignInReason } from "@/components/sign-in/begin-sign-in";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import { RefusedPage } from "@/components/registry/refused-page";
import { findCurrentSession, wasCurrentSessionEnded } from "@/lib/auth/current-caller";
import { getSignInSettings } from "@/lib/entra/sign-in-settings";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import type { Session } from "@/lib/sessions/model";
import { isTokenOver } from "@/lib/sessions/token-end";
import { returnPath } from "@/lib/sign-in/return-path";

export const metadata: Metadata = { title: "Sign in" };

type Query = Record<string, string | string[] | undefined>;

interface PageProps {
  searchParams: Promise<Query>;
}

export default async function SignInPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const to = returnPath(query["to"]);
  const read = await orAppError(readAll());
  if (read instanceof AppError) return <RefusedPage what="The sign-in" error={read} isList />;

  const { session, wasEnded, settings, nowMs } = read;
  const reason = session ? reasonOf(session, query, nowMs) : nobodyBecause(wasEnded);
  if (reason === undefined) redirect(to);
  return <SignInScreen settings={settings} reason={reason} to={to} serverNowMs={nowMs} />;
}

async function readAll() {
  const [session, wasEnded, settings] = await Promise.all([
    findCurrentSession(),
    wasCurrentSessionEnded(),
    getSignInSettings(),
  ]);
  return { session, wasEnded, settings, nowMs: Date.now() };
}

function nobodyBecause(wasEnded: boolean): SignInReason {
  return { kind: wasEnded ? "ended" : "nobody" };
}

/** Undefined: there is nothing to sign in for. */
function reasonOf(session: Session, query: Query, nowMs: number): SignInReason | undefined {
  const { loginName: username, challenge: claims } = session;
  if (claims !== undefined) return { kind: "challenged", username, claims };
  if (query["fresh"] === "1") return { kind: "fresh", username };
  const isRenewal = query["renew"] === "1" || isTokenOver(session.tokensEndAt, nowMs);
  return isRenewal ? { kind: "token-ended", username } : undefined;
}
