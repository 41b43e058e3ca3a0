import { z } from "zod";
import { entraError } from "../errors/entra-error";

const Claims = z.object({
  access_token: z.object({ xms_cc: z.object({ values: z.array(z.string()) }).optional() }).optional(),
});

/** `claims` of a token request; other claims than the client's capabilities are not looked at. */
export function clientCapabilities(claims: string | null): readonly string[] {
  if (claims === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(claims);
  } catch {
    throw entraError.malformed();
  }
  const parsed = Claims.safeParse(value);
  if (!parsed.success) throw entraError.malformed();
  return parsed.data.access_token?.xms_cc?.values ?? [];
}
