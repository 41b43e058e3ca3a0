import { decodeJwt, errors } from "jose";
import { empty, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState, Person } from "../state/model";
import { isSameAccount } from "./account-picker";
import { isRegisteredRedirect } from "./app-registration";
import { findAccount } from "./authority";
import { markup } from "./markup";
import { page } from "./page";
import { signOut } from "./sessions";

/** Ends the browser's session: that of the account which the hints name, else everybody's. */
export function logout(azure: LocalAzure, wire: WireRequest, parameters: URLSearchParams): Reply {
  signOut(azure, wire, hintedPerson(azure.state, parameters));
  const back = parameters.get("post_logout_redirect_uri");
  if (back === null || !isRegisteredRedirect(azure.state, back)) {
    return page({
      title: "You signed out of your account",
      content: markup`<p>It is a good idea to close all browser windows.</p>`,
    });
  }
  const url = new URL(back);
  const state = parameters.get("state");
  if (state !== null) url.searchParams.append("state", state);
  return empty(302, { location: url.href, "cache-control": "no-store" });
}

function hintedPerson(state: EmulatorState, parameters: URLSearchParams): Person | undefined {
  const name = parameters.get("logout_hint") ?? undefined;
  const named = state.people.find((one) => one.kind === "User" && isSameAccount(one, name));
  return named ?? findAccount(state, objectIdIn(parameters.get("id_token_hint") ?? ""));
}

/** A hint says whose session ends and grants nothing, so it is read without being verified. */
function objectIdIn(token: string): string {
  try {
    return String(decodeJwt(token)["oid"]);
  } catch (error) {
    if (error instanceof errors.JOSEError) return "";
    throw error;
  }
}
