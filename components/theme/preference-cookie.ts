const ONE_YEAR_SECONDS = 31_536_000;

/** Keeps a choice for the next page; readable by the page's own scripts and worth nothing to anyone else. */
export function keepPreference(cookie: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${cookie}=${value}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`;
}
