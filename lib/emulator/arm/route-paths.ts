export const SUBSCRIPTION_PATH = "/subscriptions/:subscriptionId";
export const GROUP_PATH = `${SUBSCRIPTION_PATH}/resourceGroups/:resourceGroup`;
export const ACR = "providers/Microsoft.ContainerRegistry";
export const REGISTRY_PATH = `${GROUP_PATH}/${ACR}/registries/:registryName`;
export const REPLICATION_PATH = `${REGISTRY_PATH}/replications/:replicationName`;
export const REGISTRY_RIGHT = "Microsoft.ContainerRegistry/registries";
