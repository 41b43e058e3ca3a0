/**
 * Scripts and styles run only with this response's nonce, which Next puts on what it writes by itself.
 *
 * `style="…"` attributes are blocked; drawing uses classes and SVG presentation attributes.
 */
export function contentSecurityPolicy({
  nonce,
  authorityOrigin,
  isBridge,
  isDevelopment,
  isHttps,
}: {
  readonly nonce: string;
  /** Where people sign in: asked by scripts, and by a hidden frame when a sign-in is renewed. */
  readonly authorityOrigin: string;
  /** The page that this frame comes back to. */
  readonly isBridge: boolean;
  readonly isDevelopment: boolean;
  readonly isHttps: boolean;
}): string {
  const directives = [
    "default-src 'none'",
    // React's development build evaluates code to show where a server error came from.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development overlay and hot reloading write styles without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${authorityOrigin}${isDevelopment ? " ws: wss:" : ""}`,
    `frame-src 'self' ${authorityOrigin}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isBridge ? "'self'" : "'none'"}`,
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** 128 random bits; `random` fills what it is given. */
export function makeNonce(random: (bytes: Uint8Array) => Uint8Array): string {
  return btoa(String.fromCharCode(...random(new Uint8Array(16))));
}
