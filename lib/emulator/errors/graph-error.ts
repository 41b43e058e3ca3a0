import { json, Refusal } from "../http/reply";

export interface GraphErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly characterPositionInLine?: number;
  readonly token?: string;
}

/** What the outer message of every error of Resource Graph is made of. */
export interface SupportInfo {
  readonly timestamp: string;
  readonly correlationId: string;
}

/** Resource Graph's envelope, as recorded: why it refused stands in `details`, the message is for support alone. */
function refuse(
  { timestamp, correlationId }: SupportInfo,
  status: number,
  code: string,
  details: readonly GraphErrorDetail[],
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const message = `Please provide below info when asking for support: timestamp = ${timestamp}, correlationId = ${correlationId}.`;
  return new Refusal(
    json(
      status,
      { error: { code, message, details } },
      { "x-ms-correlation-request-id": correlationId, ...headers },
    ),
  );
}

export const graphError = {
  /** Recorded: https://github.com/Azure/azure-cli-extensions/tree/main/src/resource-graph */
  invalidQuery: (support: SupportInfo, detail: GraphErrorDetail) =>
    refuse(support, 400, "BadRequest", [
      {
        code: "InvalidQuery",
        message:
          "Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.",
      },
      detail,
    ]),
  /**
   * The body is from https://github.com/Azure/azure-cli-extensions/issues/3325
   * Unconfirmed: the header `Retry-After`, which stands beside the documented `x-ms-user-quota-resets-after`.
   */
  throttled: (support: SupportInfo, retryAfterSeconds: number) =>
    refuse(
      support,
      429,
      "RateLimiting",
      [
        {
          code: "RateLimiting",
          message:
            "Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.",
        },
      ],
      { "retry-after": String(retryAfterSeconds) },
    ),
  /**
   * Code and first sentence from https://github.com/Azure/aztfexport/issues/475
   * Unconfirmed: how the ids are listed. Some callers without rights were answered 403 `AccessDenied` instead,
   * https://github.com/Azure/aztfexport/issues/410
   */
  noValidSubscriptions: (support: SupportInfo, given: readonly string[]) =>
    refuse(support, 400, "BadRequest", [
      {
        code: "NoValidSubscriptionsInQueryRequest",
        message: `There must be at least one subscription that is eligible to contain resources. Given: '${given.join(", ")}'.`,
      },
    ]),
  // The code is in clients that handle it; the text is unconfirmed.
  invalidSubscriptionIds: (support: SupportInfo, given: readonly string[]) =>
    refuse(support, 400, "BadRequest", [
      {
        code: "SubscriptionsContainInvalidGuids",
        message: `Subscriptions in the query request must be valid GUIDs. Given: '${given.join(", ")}'.`,
      },
    ]),
  // Unconfirmed: code and text of a body that does not keep to the schema.
  invalidRequest: (support: SupportInfo, why: string) =>
    refuse(support, 400, "BadRequest", [{ code: "InvalidRequest", message: why }]),
};
