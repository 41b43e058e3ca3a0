import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { AppError } from "@/lib/errors/app-error";
import { ASKED_PATH_HEADER } from "@/lib/http-policy/public-address";
import { signInPath } from "./return-path";

/** For a page that could not be read: whoever has to sign in first goes there, and comes back to this page. */
export async function leaveWhenSignedOut(error: AppError): Promise<void> {
  if (error.code === "signed_out") redirect(signInPath((await headers()).get(ASKED_PATH_HEADER)));
}
