import { json, Refusal } from "../http/reply";

/** The envelope of the registry's resource provider: `status` stands beside `error`, unlike in ARM's own. */
function refuse(status: number, code: string, message: string): Refusal {
  return new Refusal(json(status, { error: { code, message }, status: "Failed" }));
}

const TIERS_LINK = "For more information on SKU tiers, please visit https://aka.ms/acr/tiers.";

export const acrError = {
  dualStackWithoutDataEndpoints: () =>
    refuse(
      400,
      "BadRequest",
      "The requested feature dual stack endpoints is not supported without data endpoint enabled.",
    ),
  anonymousPullOnBasic: () =>
    refuse(400, "BadRequest", `Anonymous pull is not supported for SKU Managed_Basic. ${TIERS_LINK}`),
  // The status 400 is unconfirmed.
  privateAccessNeedsPremium: (sku: string) =>
    refuse(
      400,
      "DisablingPublicNetworkAccessNotSupported",
      `Disabling public network access is not supported for the SKU ${sku}. For more information, please visit https://aka.ms/acr/private-link.`,
    ),
  // The status 400 and the text after "Kindly refer to docs" are unconfirmed.
  classicSku: () =>
    refuse(
      400,
      "ClassicSkuDeprecated",
      "Classic SKU is now deprecated. Please select a managed SKU. Kindly refer to docs for instructions: https://aka.ms/acr/tiers",
    ),
  // The status 400 and the envelope are unconfirmed.
  quarantineNeedsHigherTier: (sku: string) =>
    refuse(400, "SkuNotSupported", `The SKU ${sku} is not supported.`),
  registryNameInUse: (loginServer: string) =>
    refuse(
      409,
      "AlreadyInUse",
      `The registry DNS name ${loginServer} is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability`,
    ),
  // Unconfirmed for replications: this code and text belong to other Premium features.
  replicationNeedsPremium: (sku: string) =>
    refuse(400, "SkuNotSupported", `The SKU ${sku} is not supported.`),
  // Unconfirmed: text after the pattern of anonymous pull.
  regionalEndpointsNeedPremium: (sku: string) =>
    refuse(400, "BadRequest", `Regional endpoints are not supported for SKU Managed_${sku}. ${TIERS_LINK}`),
  // Unconfirmed: text after the pattern of anonymous pull.
  dataEndpointsNeedPremium: (sku: string) =>
    refuse(
      400,
      "BadRequest",
      `Dedicated data endpoints are not supported for SKU Managed_${sku}. ${TIERS_LINK}`,
    ),
  // Unconfirmed: only the rule is documented.
  dataEndpointsHeldByPrivateEndpoints: () =>
    refuse(
      400,
      "BadRequest",
      "The data endpoint cannot be disabled while the registry has private endpoint connections.",
    ),
  // Unconfirmed: only the rule is documented.
  downgradeWithReplications: (sku: string) =>
    refuse(
      409,
      "Conflict",
      `The SKU cannot be changed to ${sku} while the registry has replications. Please delete the replications and try again.`,
    ),
  // Unconfirmed: only the rule is documented.
  downgradeWithPrivateEndpoints: (sku: string) =>
    refuse(
      409,
      "Conflict",
      `The SKU cannot be changed to ${sku} while the registry has private endpoint connections. Please delete them and try again.`,
    ),
  // Status and text are unconfirmed; the code was seen.
  homeReplicationDelete: () =>
    refuse(
      409,
      "HomeReplicationCannotBeDeleted",
      "The replication in the home region cannot be deleted while other replications exist.",
    ),
  // Unconfirmed: no body of a busy registry or replication was found.
  busy: (id: string, state: string) =>
    refuse(
      409,
      "Conflict",
      `The resource '${id}' has another operation in progress: its provisioning state is ${state}. Please try again later.`,
    ),
  // Unconfirmed: what ACR says to a second name in the same region.
  regionAlreadyReplicated: (location: string, name: string) =>
    refuse(409, "Conflict", `The registry already has a replication '${name}' in location '${location}'.`),
  // Unconfirmed: the field report of 2022 speaks of a failure, without its text.
  recreateTooSoon: (name: string) =>
    refuse(
      409,
      "Conflict",
      `The replication '${name}' was deleted a moment ago and cannot be created yet. Please try again later.`,
    ),
  // Unconfirmed: only the rule is known.
  zoneRedundancyFixed: () =>
    refuse(400, "BadRequest", "The zone redundancy of an existing resource cannot be changed."),
  // Unconfirmed: only the rule is known.
  domainNameLabelFixed: () =>
    refuse(400, "BadRequest", "The domain name label scope of an existing registry cannot be changed."),
  // Unconfirmed: code and text for an operation id that is not known.
  operationNotFound: (id: string) => refuse(404, "OperationNotFound", `The operation '${id}' was not found.`),
  // Unconfirmed: status and envelope of a delete that failed after it was accepted.
  deleteFailed: (code: string, message: string) => refuse(409, code, message),
  // Unconfirmed: text for a value outside an enumeration.
  invalidValue: (property: string, value: string) =>
    refuse(400, "BadRequest", `The value '${value}' of property '${property}' is not supported.`),
};

/** Errors that an accepted operation ends with; they travel in the poll body, whose exact form is unconfirmed. */
export const operationError = {
  staticAddresses: (endpointId: string, existingMember: string, missingMember: string) => ({
    // The code is unconfirmed; the text is documented.
    code: "PrivateEndpointReplicationFailed",
    message: `Failed to replicate private endpoint. Private Endpoint ${endpointId} contains static ipconfigurations: [GroupId: registry, MemberName: ${existingMember}] and it's missing these membernames/groupids requested by Private Link service [GroupId: registry, MemberName: ${missingMember}, IpVersion: IPv4]. Private Endpoint needs to be reconfigured with missing memberNames.`,
  }),
  // Unconfirmed: documents say only that the error does not name the subnet.
  subnetFull: () => ({
    code: "PrivateEndpointReplicationFailed",
    message: "Failed to replicate private endpoint. There are not enough IP addresses available.",
  }),
  // Unconfirmed: a general failure, as faults ask for it.
  general: () => ({
    code: "InternalServerError",
    message: "An internal error occurred. Please try again later.",
  }),
};
