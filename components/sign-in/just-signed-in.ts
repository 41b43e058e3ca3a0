const KEY = "replica-map-signed-in-at";
const LOOP_MS = 15_000;

/** A browser that keeps no cookies would otherwise go to Entra and back for ever. */
export function hasJustSignedIn(): boolean {
  return Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < LOOP_MS;
}

export function rememberSignIn(): void {
  sessionStorage.setItem(KEY, String(Date.now()));
}

export function forgetSignIn(): void {
  sessionStorage.removeItem(KEY);
}
