export const CLOUD_NAMES = ["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"] as const;

export type CloudName = (typeof CLOUD_NAMES)[number];

export interface Cloud {
  readonly name: CloudName;
  readonly armEndpoint: string;
  /** What a token for ARM is asked for; it belongs to the cloud, whatever `ARM_ENDPOINT` says. */
  readonly armScope: string;
  /** Where people sign in. */
  readonly authorityEndpoint: string;
  readonly portalOrigin: string;
  readonly registrySuffix: string;
}

// https://learn.microsoft.com/azure/developer/identity/national-cloud (endpoints as `az cloud show` prints them)
export const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  AzureCloud: {
    name: "AzureCloud",
    armEndpoint: "https://management.azure.com",
    armScope: "https://management.azure.com/.default",
    authorityEndpoint: "https://login.microsoftonline.com",
    portalOrigin: "https://portal.azure.com",
    registrySuffix: ".azurecr.io",
  },
  AzureChinaCloud: {
    name: "AzureChinaCloud",
    armEndpoint: "https://management.chinacloudapi.cn",
    armScope: "https://management.chinacloudapi.cn/.default",
    authorityEndpoint: "https://login.partner.microsoftonline.cn",
    portalOrigin: "https://portal.azure.cn",
    registrySuffix: ".azurecr.cn",
  },
  AzureUSGovernment: {
    name: "AzureUSGovernment",
    armEndpoint: "https://management.usgovcloudapi.net",
    armScope: "https://management.usgovcloudapi.net/.default",
    authorityEndpoint: "https://login.microsoftonline.us",
    portalOrigin: "https://portal.azure.us",
    registrySuffix: ".azurecr.us",
  },
};
