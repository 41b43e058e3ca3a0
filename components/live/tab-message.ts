import type { WantedTopic } from "./feed-address";
import type { LiveEvent } from "./live-event";

/** What the tabs of one browser tell each other, so that one of them listens for all. */
export type TabMessage =
  | { readonly kind: "want"; readonly tab: string; readonly topics: readonly WantedTopic[] }
  | { readonly kind: "leave"; readonly tab: string }
  /** From the one that listens from now on, and does not know yet who is there. */
  | { readonly kind: "who" }
  | { readonly kind: "event"; readonly event: LiveEvent }
  /** The one that listens hears nothing. */
  | { readonly kind: "lost" };
