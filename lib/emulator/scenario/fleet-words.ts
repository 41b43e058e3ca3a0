/** Teams that registries belong to; the short form is part of names, the long one of tags. */
export const TEAMS: readonly { readonly short: string; readonly name: string }[] = [
  { short: "pay", name: "Payments" },
  { short: "log", name: "Logistics" },
  { short: "ret", name: "Retail" },
  { short: "ins", name: "Insurance" },
  { short: "tel", name: "Telematics" },
  { short: "data", name: "Data Platform" },
  { short: "iot", name: "Connected Devices" },
  { short: "web", name: "Web Experience" },
  { short: "ml", name: "Machine Learning" },
  { short: "core", name: "Core Platform" },
  { short: "sec", name: "Security" },
  { short: "fin", name: "Finance" },
];

export const ENVIRONMENTS: readonly { readonly short: string; readonly name: string }[] = [
  { short: "prod", name: "Production" },
  { short: "stg", name: "Staging" },
  { short: "dev", name: "Development" },
];

export const SERVICES: readonly string[] = [
  "api",
  "apps",
  "base",
  "batch",
  "build",
  "cache",
  "charts",
  "edge",
  "gateway",
  "images",
  "ingest",
  "jobs",
  "models",
  "portal",
  "shared",
  "stream",
  "tools",
  "workers",
];

/** Where most registries are; the rest is anywhere. */
export const USUAL_HOMES: readonly string[] = [
  "eastus",
  "eastus2",
  "westus2",
  "westus3",
  "centralus",
  "canadacentral",
  "brazilsouth",
  "northeurope",
  "westeurope",
  "uksouth",
  "germanywestcentral",
  "swedencentral",
  "southeastasia",
  "australiaeast",
  "japaneast",
  "centralindia",
];
