import "server-only";
import { cookies } from "next/headers";
import { getConfiguration } from "@/lib/config/configuration";
import { builtInPerson, PERSON_COOKIE } from "./built-in-person";
import type { Caller } from "./caller";

/** Who makes this request. Throws `signed_out` when nobody does. */
export async function getCaller(): Promise<Caller> {
  const jar = await cookies();
  return builtInPerson(getConfiguration(), jar.get(PERSON_COOKIE)?.value);
}
