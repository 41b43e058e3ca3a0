import type { Refusal } from "./refusal";

/** When Azure takes requests again, as it said itself, or when we do; UTC, ISO 8601. */
export function retryAtOf(refusal: Refusal | undefined): string | undefined {
  switch (refusal?.kind) {
    case "throttled":
    case "rate_limited":
    case "too_many_feeds":
    case "azure_failed":
      return refusal.retryAt;
    default:
      return undefined;
  }
}
