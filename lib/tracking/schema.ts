import { z } from "zod";
import { RegistryId } from "@/lib/resource-id/schema";

export const RefreshInput = z.object({ registryId: RegistryId });
export type RefreshInput = z.infer<typeof RefreshInput>;
