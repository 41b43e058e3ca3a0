/** The settings of a replica that is being repaired, kept in the address between its two presses. */
export interface CreateAgain {
  readonly region: string;
  readonly globalEndpointRouting: "included" | "excluded";
  readonly tags: Readonly<Record<string, string>>;
}

/** States whose rows the table folds away until they are asked for. */
export const FOLDED_STATES = ["available", "unavailable"] as const;
export type FoldedState = (typeof FOLDED_STATES)[number];

/** What of the registry screen is in the URL and needs no answer from the server. */
export interface ScreenAddress {
  readonly region: string | undefined;
  readonly add: readonly string[];
  readonly again: CreateAgain | undefined;
  readonly find: string;
  readonly show: readonly FoldedState[];
}

const REGION_NAME = /^[a-z0-9]{2,40}$/;
const MOST_STAGED = 60;
/** Characters of JSON. Percent-encoding can triple them, and servers refuse addresses beyond 16 kB. */
const LONGEST_SETTINGS = 4_000;

/** Whether the settings can be kept in the address; a replica with very many long tags is too much for it. */
export function fitsAddress(again: CreateAgain): boolean {
  return JSON.stringify(again).length <= LONGEST_SETTINGS;
}

/** Anything in the address that is not understood is left out; a shared link never breaks the page. */
export function readScreenAddress(query: URLSearchParams): ScreenAddress {
  const region = query.get("region") ?? "";
  const add = (query.get("add") ?? "").split(",").filter((name) => REGION_NAME.test(name));
  const show = (query.get("show") ?? "").split(",");
  return {
    region: REGION_NAME.test(region) ? region : undefined,
    add: [...new Set(add)].slice(0, MOST_STAGED),
    again: readCreateAgain(query.get("again")),
    find: (query.get("find") ?? "").slice(0, 100),
    show: FOLDED_STATES.filter((state) => show.includes(state)),
  };
}

/** The query string for an address, with everything else of the present one kept. */
export function writeScreenAddress(query: URLSearchParams, address: ScreenAddress): string {
  const next = new URLSearchParams(query);
  const put = (name: string, value: string) => {
    if (value === "") next.delete(name);
    else next.set(name, value);
  };
  put("region", address.region ?? "");
  put("add", address.add.join(","));
  put("again", address.again ? JSON.stringify(address.again) : "");
  put("find", address.find);
  put("show", address.show.join(","));
  return next.toString();
}

function readCreateAgain(text: string | null): CreateAgain | undefined {
  if (!text || text.length > LONGEST_SETTINGS) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof CreateAgain, unknown>> | null;
    const region = value?.region;
    if (typeof region !== "string" || !REGION_NAME.test(region)) return undefined;
    const tags = typeof value?.tags === "object" && value.tags !== null ? Object.entries(value.tags) : [];
    return {
      region,
      globalEndpointRouting: value?.globalEndpointRouting === "excluded" ? "excluded" : "included",
      tags: Object.fromEntries(tags.filter((tag): tag is [string, string] => typeof tag[1] === "string")),
    };
  } catch {
    return undefined;
  }
}
