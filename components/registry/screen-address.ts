/** States whose rows the table folds away until they are asked for. */
export const FOLDED_STATES = ["available", "unavailable"] as const;
export type FoldedState = (typeof FOLDED_STATES)[number];

/** What of the registry screen is in the URL and needs no answer from the server. */
export interface ScreenAddress {
  readonly region: string | undefined;
  readonly add: readonly string[];
  readonly find: string;
  readonly show: readonly FoldedState[];
}

const REGION_NAME = /^[a-z0-9]{2,40}$/;
const MOST_STAGED = 60;

/** Anything in the address that is not understood is left out; a shared link never breaks the page. */
export function readScreenAddress(query: URLSearchParams): ScreenAddress {
  const region = query.get("region") ?? "";
  const add = (query.get("add") ?? "").split(",").filter((name) => REGION_NAME.test(name));
  const show = (query.get("show") ?? "").split(",");
  return {
    region: REGION_NAME.test(region) ? region : undefined,
    add: [...new Set(add)].slice(0, MOST_STAGED),
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
  put("find", address.find);
  put("show", address.show.join(","));
  return next.toString();
}
