const PATIENCE_MS = 15_000;

type Exchanged =
  | { readonly kind: "opened" }
  | { readonly kind: "refused"; readonly title: string; readonly nextStep: string }
  /** Nobody knows: worth another try. */
  | { readonly kind: "away" };

/** Hands the secret over; the answer sets the cookie. */
export async function exchangeAtWall(wallId: string, secret: string): Promise<Exchanged> {
  try {
    const response = await fetch("/api/wall/exchange", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ wallId, secret }),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { kind: "opened" };
    if (response.status >= 500 || response.status === 429) return { kind: "away" };
    const { message, nextStep } = (await response.json()) as { message: string; nextStep?: string };
    return { kind: "refused", title: message, nextStep: nextStep ?? "" };
  } catch {
    return { kind: "away" };
  }
}
