import { ROWS_A_PAGE, type Selection } from "@/lib/fleet/select-rows";

/** `6 registries`, `2 of 6 registries`, `1000 registries, 51 to 100 on this page`. */
export function foundWords({ found, page, pages, rows }: Selection, all: number): string {
  const counted = `${found === all ? "" : `${found} of `}${all} ${all === 1 ? "registry" : "registries"}`;
  if (pages === 1) return counted;
  const first = (page - 1) * ROWS_A_PAGE + 1;
  return `${counted}, ${first} to ${first + rows.length - 1} on this page`;
}
