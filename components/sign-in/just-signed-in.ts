const KEY = "replica-map-signed-in-at";
const LOOP_MS = 15_000;

/**
 * Whether the same kind of sign-in has just ended well and been of no use: it would go to Entra and back for ever.
 * Of another kind it is no circle: a person may be asked for more right after they signed in.
 */
export function hasJustSignedIn(kind: string): boolean {
  const agoMs = Date.now() - Number(sessionStorage.getItem(`${KEY}-${kind}`) ?? 0);
  return agoMs >= 0 && agoMs < LOOP_MS;
}

export function rememberSignIn(kind: string): void {
  sessionStorage.setItem(`${KEY}-${kind}`, String(Date.now()));
}

export function forgetSignIn(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEY)) sessionStorage.removeItem(key);
}
