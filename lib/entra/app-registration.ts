import "server-only";
import { z } from "zod";
import { getConfiguration } from "@/lib/config/configuration";
import { fetchJson, signInServiceUnavailable } from "./fetch-json";
import { keptForAWhile } from "./kept-for-a-while";

export interface AppRegistration {
  readonly clientId: string;
  /** Whose people may sign in; never empty. */
  readonly tenantIds: readonly string[];
}

const KEPT_MS = 60_000;

const LocalRegistration = z.object({
  clientId: z.guid(),
  tenants: z.array(z.object({ tenantId: z.guid() })).min(1),
});

/** As configured; what is not configured is asked of the local Azure, where every tenant may sign in. */
export async function getAppRegistration(): Promise<AppRegistration> {
  const { entraClientId, entraTenantIds, authorityEndpoint, azureMode } = getConfiguration();
  if (azureMode === "azure" || (entraClientId !== undefined && entraTenantIds.length > 0)) {
    return { clientId: entraClientId ?? "", tenantIds: entraTenantIds };
  }
  const local = await localRegistration(authorityEndpoint);
  return {
    clientId: entraClientId ?? local.clientId,
    tenantIds: entraTenantIds.length > 0 ? entraTenantIds : local.tenantIds,
  };
}

const localRegistration = keptForAWhile(KEPT_MS, async (authorityEndpoint): Promise<AppRegistration> => {
  const answer = LocalRegistration.safeParse(await fetchJson(`${authorityEndpoint}/_emulator/entra`));
  if (!answer.success) throw signInServiceUnavailable(answer.error);
  const { clientId, tenants } = answer.data;
  return { clientId, tenantIds: tenants.map(({ tenantId }) => tenantId) };
});
