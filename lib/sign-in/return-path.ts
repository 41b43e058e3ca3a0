const ANY_ORIGIN = "https://site.invalid";
const LONGEST = 4_000;
/** Coming back to one of these would sign in, or out, once more. */
const NOT_BACK_TO = ["/sign-in", "/sign-out", "/signed-out", "/auth/", "/api/"];

/** The path to go to after a sign-in. Anything that is not a page of this site becomes the list of registries. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > LONGEST || !wanted.startsWith("/")) return "/";
  if (!URL.canParse(wanted, ANY_ORIGIN)) return "/";
  // What the browser makes of it decides: "//host", "/\host" and tabs in between name other sites.
  const { origin, pathname, search } = new URL(wanted, ANY_ORIGIN);
  if (origin !== ANY_ORIGIN || pathname.startsWith("//")) return "/";
  const isOnTheWay = NOT_BACK_TO.some((path) => pathname === path || pathname.startsWith(path));
  return isOnTheWay ? "/" : `${pathname}${search}`;
}

/** The sign-in page that leads back to a path of this site. */
export function signInPath(to: string | null): string {
  return `/sign-in?to=${encodeURIComponent(returnPath(to))}`;
}
