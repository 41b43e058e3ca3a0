/** Where the suite runs against real Azure: set by hand, in an environment made for it. */
export interface LiveSettings {
  readonly origin: string;
  readonly token: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
}

const TOKEN = process.env["LIVE_ARM_TOKEN"];

export const isLive = TOKEN !== undefined && TOKEN !== "";

export function liveSettings(): LiveSettings {
  return {
    origin: new URL(process.env["LIVE_ARM_ENDPOINT"] ?? "https://management.azure.com").origin,
    token: required("LIVE_ARM_TOKEN"),
    subscriptionId: required("LIVE_SUBSCRIPTION_ID"),
    resourceGroup: required("LIVE_RESOURCE_GROUP"),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(
      `${name} is not set. The suite makes and deletes registries there, so it takes no default.`,
    );
  }
  return value;
}
