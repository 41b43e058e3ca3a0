"use server";

import { defineAction } from "@/lib/actions/define-action";
import { refreshNow } from "./refresh-now";
import { RefreshInput } from "./schema";

export const refreshNowAction = defineAction({
  name: "registry.refresh",
  permission: "registries/read",
  input: RefreshInput,
  run: refreshNow,
});
