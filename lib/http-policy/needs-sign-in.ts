const PAGES = /^\/(?:$|registries(?:\/|$)|sessions(?:\/|$)|walls(?:\/|$))/;

/**
 * Whether a page is asked for that shows nothing to nobody, so that a browser without a session cookie can be
 * sent to the sign-in at once. Whether a cookie is worth anything is for the page to find out.
 */
export function needsSignIn({
  method,
  pathname,
  hasSessionCookie,
}: {
  readonly method: string;
  readonly pathname: string;
  readonly hasSessionCookie: boolean;
}): boolean {
  return !hasSessionCookie && (method === "GET" || method === "HEAD") && PAGES.test(pathname);
}
