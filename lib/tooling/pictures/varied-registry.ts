const REGISTRY =
  "/subscriptions/5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contoso";

/** The map page with two regions on the list to add and one selected. */
export const VARIED_REGISTRY_PATH =
  "/registries/5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10/rg-platform/contoso?add=koreacentral%2Cchilecentral";

const REPLICAS: Readonly<Record<string, object>> = {
  canadacentral: { regionEndpointEnabled: false },
  eastus: {},
  westeurope: {},
  swedencentral: { displayStatus: "Syncing" },
  uaenorth: { provisioningState: "Failed", displayStatus: null },
  southafricanorth: { provisioningState: "Updating" },
  brazilsouth: {},
  centralindia: { displayStatus: "Syncing" },
  southeastasia: {},
  australiaeast: { provisioningState: "Deleting" },
  japaneast: { provisioningState: "Creating", displayStatus: null },
};

/** Puts one registry of the local Azure into as many states as a registry can have at once. */
export async function makeVariedRegistry(emulatorOrigin: string): Promise<void> {
  for (const [region, state] of Object.entries(REPLICAS)) {
    const response = await fetch(`${emulatorOrigin}/_emulator/replicas`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: `${REGISTRY}/replications/${region}`, ...state }),
    });
    if (!response.ok) throw new Error(`${region}: ${response.status} ${await response.text()}`);
  }
}
