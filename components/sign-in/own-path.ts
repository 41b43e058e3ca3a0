/** The address of this page within the site, for coming back to it. */
export function ownPath(): string {
  return `${location.pathname}${location.search}`;
}

export function signInAddress(to: string, isFresh = false): string {
  return `/sign-in?to=${encodeURIComponent(to)}${isFresh ? "&fresh=1" : ""}`;
}
