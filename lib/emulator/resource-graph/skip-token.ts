import { z } from "zod";

/** Where the next page begins, as the recorded tokens hold it; clients may not look inside. */
const SkipToken = z.object({ MaxRows: z.int().positive(), RowsToSkip: z.int().nonnegative() });
export type SkipToken = z.infer<typeof SkipToken>;

export function writeSkipToken(token: SkipToken): string {
  return Buffer.from(JSON.stringify(token)).toString("base64");
}

/** Undefined for a text that is no token. */
export function readSkipToken(text: string): SkipToken | undefined {
  try {
    return SkipToken.safeParse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
