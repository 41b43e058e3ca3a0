import { createHash } from "node:crypto";
import { randomBytes, type RandomState } from "../state/random";

export const LABEL_SCOPES = ["Unsecure", "TenantReuse", "SubscriptionReuse", "ResourceGroupReuse", "NoReuse"];

const LABEL_LENGTH = 16;

export interface LabelOwner {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
}

/** The login server of a registry: its name, and a hash of how far the name may be used again. */
export function loginServerFor(name: string, scope: string, owner: LabelOwner, random: RandomState): string {
  const lower = name.toLowerCase();
  const reusedIn = reuseScope(scope, owner, random);
  return reusedIn === undefined
    ? `${lower}.azurecr.io`
    : `${lower}-${hash(`${lower}/${reusedIn}`)}.azurecr.io`;
}

function reuseScope(scope: string, owner: LabelOwner, random: RandomState): string | undefined {
  switch (scope) {
    case "TenantReuse":
      return owner.tenantId;
    case "SubscriptionReuse":
      return owner.subscriptionId;
    case "ResourceGroupReuse":
      return `${owner.subscriptionId}/${owner.resourceGroup.toLowerCase()}`;
    case "NoReuse":
      return randomBytes(random, 16).toString("hex");
    default:
      return undefined;
  }
}

function hash(text: string): string {
  const digest = createHash("sha256").update(text).digest();
  return [...digest.subarray(0, LABEL_LENGTH)].map((byte) => (byte % 36).toString(36)).join("");
}
