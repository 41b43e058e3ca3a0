export const THEMES = ["system", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];

export const TIME_ZONES = ["local", "utc"] as const;
export type TimesIn = (typeof TIME_ZONES)[number];

/**
 * Cookies that the server reads before it renders, so that no page is ever painted in the wrong theme first.
 * They are also the names of data attributes of the page.
 */
export const THEME_COOKIE = "theme";
export const TIMES_COOKIE = "times";

/** Fired on `document` after the person has chosen something. */
export const PREFERENCE_EVENT = "replica-map:preference";

export function readTheme(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? "system";
}

export function readTimesIn(cookie: string | undefined): TimesIn {
  return TIME_ZONES.find((choice) => choice === cookie) ?? "local";
}
