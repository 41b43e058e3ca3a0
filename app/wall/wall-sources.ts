import { appCaller } from "@/lib/auth/background-caller";
import { listRegions } from "@/lib/registry/queries";
import { admitApp, watchAsApp } from "@/lib/tracking/watch-as-app";
import type { WallSources } from "@/lib/walls/sources";

/** Walls show what the app's own identity reads, through the same watchers as everybody's pages. */
export const WALL_SOURCES: WallSources = {
  admit: admitApp,
  watch: watchAsApp,
  regionsOf: async (subscriptionId) => {
    const caller = appCaller();
    return caller === undefined ? [] : listRegions(caller, subscriptionId);
  },
};
