import type { EmulatorState, Person } from "../state/model";

export const CONTOSO_TENANT = "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90";
export const FABRIKAM_TENANT = "e47a0d53-8c1b-4d69-b2f4-70c9a6135d8e";
export const CONTOSO_SUBSCRIPTION = "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10";
export const FABRIKAM_SUBSCRIPTION = "c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d";

export const TENANTS: EmulatorState["tenants"] = [
  { tenantId: CONTOSO_TENANT, name: "contoso", domain: "contoso.com" },
  { tenantId: FABRIKAM_TENANT, name: "fabrikam", domain: "fabrikam.com" },
];

export const OBJECT_IDS = {
  owner: "1f0f3c52-7a64-4e0b-9a0e-5b8f0c1d2e31",
  reader: "2e6d9a17-0b35-4c8f-8d21-6c7a9e0f1b42",
  group: "3b8e5c70-91d2-4f6a-a3c4-7d1e0b2f3a53",
  stranger: "4c7f1d29-a2e3-4b50-b6d5-8e2f1c3a4b64",
  viewer: "5d6a2e38-b3f4-4c61-87e6-9f3a2d4b5c75",
  requester: "6e5b3f47-c4a5-4d72-98f7-0a4b3e5c6d86",
  approver: "7f4c4a56-d5b6-4e83-a9a8-1b5c4f6d7e97",
  administrator: "8a3d5b65-e6c7-4f94-bab9-2c6d5a7e8fa8",
  "fabrikam-owner": "9b2e6c74-f7d8-4aa5-8bca-3d7e6b8f9ab9",
  "replica-map": "ac1f7d83-a8e9-4bb6-9cdb-4e8f7c9aabca",
} as const;

function person(
  name: keyof typeof OBJECT_IDS,
  displayName: string,
  appRoles: readonly string[] = [],
): Person {
  const isFabrikam = name === "fabrikam-owner";
  return {
    name,
    kind: "User",
    tenantId: isFabrikam ? FABRIKAM_TENANT : CONTOSO_TENANT,
    objectId: OBJECT_IDS[name],
    principalName: isFabrikam ? "frida@fabrikam.com" : `${name}@contoso.com`,
    displayName,
    appRoles: [...appRoles],
  };
}

export const PEOPLE: readonly Person[] = [
  person("owner", "Olivia Owner"),
  person("reader", "Rafael Reader"),
  person("group", "Greta Group"),
  person("stranger", "Stefan Stranger"),
  person("viewer", "Vera Viewer", ["viewer"]),
  person("requester", "Ravi Requester", ["requester"]),
  person("approver", "Ana Approver", ["approver"]),
  person("administrator", "Amir Administrator", ["administrator"]),
  person("fabrikam-owner", "Frida Owner"),
  {
    name: "replica-map",
    kind: "Application",
    tenantId: CONTOSO_TENANT,
    objectId: OBJECT_IDS["replica-map"],
    principalName: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
    displayName: "Replica Map",
    appRoles: [],
  },
];
