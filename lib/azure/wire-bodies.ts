import { REF } from "./a-scripted-arm";

const REGISTRY_ID = `/subscriptions/${REF.subscriptionId}/resourceGroups/${REF.resourceGroup}/providers/Microsoft.ContainerRegistry/registries/${REF.registryName}`;

export function aWireReplication(name: string, properties: object = {}, more: object = {}) {
  return {
    type: "Microsoft.ContainerRegistry/registries/replications",
    id: `${REGISTRY_ID}/replications/${name}`,
    name,
    location: name,
    tags: {},
    systemData: { createdBy: "kim@contoso.example", createdAt: "2026-09-10T06:44:50.1234567+00:00" },
    properties: {
      provisioningState: "Succeeded",
      status: { displayStatus: "Ready", timestamp: "2026-09-10T06:45:02.7848059Z" },
      regionEndpointEnabled: true,
      zoneRedundancy: "Disabled",
      ...properties,
    },
    ...more,
  };
}

export function aWireRegistry(properties: object = {}, more: object = {}) {
  return {
    sku: { name: "Premium", tier: "Premium" },
    type: "Microsoft.ContainerRegistry/registries",
    id: REGISTRY_ID,
    name: REF.registryName,
    location: "westus",
    tags: { team: "web" },
    properties: {
      loginServer: "contoso.azurecr.io",
      creationDate: "2026-09-10T06:44:40.3977371Z",
      provisioningState: "Succeeded",
      adminUserEnabled: false,
      dataEndpointEnabled: false,
      dataEndpointHostNames: [],
      privateEndpointConnections: [],
      publicNetworkAccess: "Enabled",
      ...properties,
    },
    ...more,
  };
}

export function anArmErrorBody(code: string, message = "…") {
  return { error: { code, message } };
}
