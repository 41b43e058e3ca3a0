import type { Target } from "./target";

/** A token that the emulator makes as it is told to. */
export async function aToken(
  target: Target,
  wanted: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { status, body } = await target.control("POST", "tokens", { person: "owner", ...wanted });
  if (status !== 200) throw new Error(`There is no such token: ${JSON.stringify(body)}`);
  return (body as { access_token: string }).access_token;
}
