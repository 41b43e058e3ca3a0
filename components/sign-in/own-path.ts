/** The address of this page within the site, for coming back to it. */
export function ownPath(): string {
  return `${location.pathname}${location.search}`;
}

/** Why, when the session alone would not tell. */
export type SignInCause = "fresh" | "renew";

export function signInAddress(to: string, cause?: SignInCause): string {
  return `/sign-in?to=${encodeURIComponent(to)}${cause === undefined ? "" : `&${cause}=1`}`;
}
