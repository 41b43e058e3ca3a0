const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** A hint for recognising one's own: browsers say what they like about themselves. */
export function browserWords(said: string | undefined): string {
  if (said === undefined) return "unknown browser";
  const browser = BROWSERS.find(([mark]) => said.includes(mark))?.[1] ?? "unknown browser";
  const system = SYSTEMS.find(([mark]) => said.includes(mark))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
