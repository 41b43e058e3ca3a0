import "server-only";
import { z } from "zod";
import type { Configuration } from "@/lib/config/configuration";
import { isLoopbackOrigin } from "@/lib/config/loopback";
import { AppError } from "@/lib/errors/app-error";
import type { Caller } from "./caller";
import { PERMISSIONS } from "./caller";

/** Which of the local Azure's people a browser acts as. */
export const PERSON_COOKIE = "local-person";

const PEOPLE = [
  "owner",
  "reader",
  "group",
  "stranger",
  "fabrikam-owner",
  "viewer",
  "requester",
  "approver",
  "administrator",
] as const;
type Person = (typeof PEOPLE)[number];

interface ArmToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

const TOKEN_TIMEOUT_MS = 10_000;
const RENEW_BEFORE_END_MS = 2 * 60_000;
const NOBODY_CAN_SIGN_IN = {
  userMessage: "Nobody can sign in to this version yet, and without that it acts on the local Azure only.",
  nextStep: 'Start it with REPLICA_MAP_AZURE set to "emulator" and without ARM_ENDPOINT.',
};

const Answer = z.object({
  access_token: z.string().min(1).max(20_000),
  /** Seconds since 1970. */
  expires_on: z.coerce.number().int().positive(),
});

const tokens = new Map<string, Promise<ArmToken>>();

/** The person acting as long as there is no sign-in: one of the local Azure's people, `owner` unless asked for. */
export function builtInPerson(
  configuration: Pick<Configuration, "azureMode" | "armEndpoint">,
  wanted: string | undefined,
): Caller {
  const { azureMode, armEndpoint } = configuration;
  if (azureMode !== "emulator" || !isLoopbackOrigin(armEndpoint)) {
    throw new AppError("signed_out", NOBODY_CAN_SIGN_IN);
  }
  const person = PEOPLE.find((name) => name === wanted) ?? "owner";
  return {
    objectId: `local-azure:${person}`,
    tenantId: person === "fabrikam-owner" ? "local-azure:fabrikam" : "local-azure:contoso",
    displayName: `${person} (local Azure)`,
    // Nobody proves anything to the local Azure.
    authTime: new Date(),
    permissions: new Set(PERMISSIONS),
    armToken: () => tokenFor(armEndpoint, person),
  };
}

async function tokenFor(armEndpoint: string, person: Person): Promise<ArmToken> {
  const key = `${armEndpoint} ${person}`;
  const kept = tokens.get(key);
  if (kept !== undefined && (await kept).expiresOnTimestamp - Date.now() > RENEW_BEFORE_END_MS) return kept;
  // Somebody else may have renewed it while this one was looked at.
  const current = tokens.get(key);
  if (current !== undefined && current !== kept) return current;
  const asked = askForToken(armEndpoint, person);
  tokens.set(key, asked);
  asked.catch(() => {
    if (tokens.get(key) === asked) tokens.delete(key);
  });
  return asked;
}

async function askForToken(armEndpoint: string, person: Person): Promise<ArmToken> {
  let answer: z.infer<typeof Answer>;
  try {
    const response = await fetch(`${armEndpoint}/_emulator/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ person, audience: "arm" }),
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
    });
    if (!response.ok)
      throw new Error(`The local Azure answered ${response.status} to a request for a token.`);
    answer = Answer.parse(await response.json());
  } catch (cause) {
    throw new AppError("unavailable", {
      userMessage: "The local Azure does not answer.",
      nextStep: "Start it together with the dashboard: npm start. Nothing was changed.",
      refusal: { kind: "unreachable" },
      cause,
    });
  }
  return { token: answer.access_token, expiresOnTimestamp: answer.expires_on * 1000 };
}
