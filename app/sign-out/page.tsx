import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { RefusedPage } from "@/components/registry/refused-page";
import { SignOutScreen } from "@/components/sign-in/sign-out-screen";
import { findCurrentSession } from "@/lib/auth/current-caller";
import { getSignInSettings } from "@/lib/entra/sign-in-settings";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";

export const metadata: Metadata = { title: "Sign out" };

export default async function SignOutPage() {
  const read = await orAppError(readAll());
  if (read instanceof AppError) return <RefusedPage what="Signing out" error={read} />;
  const { session, settings } = read;
  if (session === undefined) redirect("/signed-out");
  const isAsked = (await headers()).get("sec-fetch-site") === "same-origin";
  return <SignOutScreen settings={settings} username={session.loginName} isAsked={isAsked} />;
}

async function readAll() {
  const [session, settings] = await Promise.all([findCurrentSession(), getSignInSettings()]);
  return { session, settings };
}
