import { randomBytes } from "node:crypto";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState, Person } from "../state/model";
import { belongsTo, findAccount, type Authority } from "./authority";
import { revokedSince } from "./claims-challenges";
import type { Session } from "./entra-state";
import { nextMoment } from "./moment";

export interface SignedIn {
  readonly person: Person;
  readonly signedInAtMs: number;
}

const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Of the browser that asks. */
function findSession(state: EmulatorState, request: WireRequest): Session | undefined {
  const name = cookieName(request.origin);
  const pairs = (request.cookie ?? "").split(";").map((one) => one.trim());
  const id = pairs.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  return state.entra.sessions.find((one) => one.id === id);
}

/** Who is signed in in this browser and belongs to the authority. */
export function signedInAt(azure: LocalAzure, request: WireRequest, authority: Authority): SignedIn[] {
  const since = azure.wallNow() - LONGEST_MS;
  return (findSession(azure.state, request)?.accounts ?? []).flatMap(({ objectId, signedInAtMs }) => {
    const person = findAccount(azure.state, objectId);
    const counts =
      person !== undefined &&
      signedInAtMs > since &&
      belongsTo(authority, person) &&
      revokedSince(azure.state, person, signedInAtMs) === undefined;
    return counts ? [{ person, signedInAtMs }] : [];
  });
}

/** Adds a person to the browser's session; the headers carry its cookie. */
export function signIn(
  azure: LocalAzure,
  request: WireRequest,
  person: Person,
): { signedIn: SignedIn; headers: Record<string, string> } {
  const { entra } = azure.state;
  const now = nextMoment(azure);
  const isOver = (one: Session) => one.accounts.every((account) => account.signedInAtMs <= now - LONGEST_MS);
  entra.sessions = entra.sessions.filter((one) => !isOver(one));
  const session = findSession(azure.state, request) ?? {
    id: randomBytes(24).toString("base64url"),
    accounts: [],
  };
  if (!entra.sessions.includes(session)) entra.sessions.push(session);
  session.accounts = [
    ...session.accounts.filter((one) => one.objectId !== person.objectId),
    { objectId: person.objectId, signedInAtMs: now },
  ];
  azure.changed();
  return { signedIn: { person, signedInAtMs: now }, headers: setCookie(request.origin, session.id) };
}

/** Without a person: everybody in this browser. */
export function signOut(azure: LocalAzure, request: WireRequest, person: Person | undefined): void {
  const session = findSession(azure.state, request);
  if (session === undefined) return;
  session.accounts =
    person === undefined ? [] : session.accounts.filter((one) => one.objectId !== person.objectId);
  azure.changed();
}

/** Cookies know no ports, so that several local Azures on one machine would sign each other out. */
function cookieName(origin: string): string {
  const { port } = new URL(origin);
  return port === "" ? "local-entra" : `local-entra-${port}`;
}

function setCookie(origin: string, id: string): Record<string, string> {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return { "set-cookie": `${cookieName(origin)}=${id}; Path=/; HttpOnly; SameSite=Lax${secure}` };
}
