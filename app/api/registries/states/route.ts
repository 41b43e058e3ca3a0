import { z } from "zod";
import { defineRead } from "@/lib/actions/define-read";
import { getRowStates } from "@/lib/registry/queries";
import { RegistryId } from "@/lib/resource-id/schema";

/** States of one row of the list; asked for only while the row is in view. */
export const GET = defineRead({
  permission: "registries/read",
  isBackground: true,
  input: z.object({ registryId: RegistryId }),
  run: ({ caller, input }) => getRowStates(caller, input.registryId),
});
