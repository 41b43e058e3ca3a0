import { z } from "zod";
import { entraError } from "../errors/entra-error";

const Contexts = z.object({ value: z.string().optional(), values: z.array(z.string()).optional() });
const Claims = z.object({
  access_token: z
    .object({
      xms_cc: z.object({ values: z.array(z.string()) }).optional(),
      acrs: Contexts.nullish(),
    })
    .nullish(),
});

export interface RequestedClaims {
  /** What the client says it can do, such as CP1: to handle claims challenges. */
  readonly capabilities: readonly string[];
  /** Authentication contexts, such as c1, that the access token must be good for. */
  readonly contexts: readonly string[];
}

/** The parameter `claims` of either endpoint; claims that are not here are not looked at. */
export function requestedClaims(claims: string | null): RequestedClaims {
  if (claims === null) return { capabilities: [], contexts: [] };
  let value: unknown;
  try {
    value = JSON.parse(claims);
  } catch {
    throw entraError.malformed();
  }
  const parsed = Claims.safeParse(value);
  if (!parsed.success) throw entraError.malformed();
  const asked = parsed.data.access_token;
  const one = asked?.acrs?.value;
  return {
    capabilities: asked?.xms_cc?.values ?? [],
    contexts: [...(one === undefined ? [] : [one]), ...(asked?.acrs?.values ?? [])],
  };
}
