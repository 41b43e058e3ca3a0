interface Caution {
  readonly hint: string;
  /** When the source said so; ARM has no field for it. */
  readonly asOf: string;
  readonly source: string;
}

const LEARN_PAIRS = "https://learn.microsoft.com/azure/reliability/regions-paired";
const PRODUCTS_BY_REGION =
  "https://azure.microsoft.com/explore/global-infrastructure/products-by-region/table";
const AZURE_SPEED = "https://github.com/blrchen/azure-speed-test";

function reservedFor(region: string, asOf: string, source: string): Caution {
  const hint = `Access may be restricted: Microsoft reserves it for customers of ${region} who need disaster recovery in the same country`;
  return { hint, asOf, source };
}

const UNLISTED: Caution = {
  hint: "Access may be restricted: ARM lists it, but Microsoft's public lists of regions do not",
  asOf: "2025-12",
  source: AZURE_SPEED,
};

/** Regions that most subscriptions cannot use, although ARM lists them like any other. */
export const CAUTIONS: ReadonlyMap<string, Caution> = new Map([
  ["australiacentral2", reservedFor("Australia Central", "2026-06", PRODUCTS_BY_REGION)],
  ["brazilsoutheast", reservedFor("Brazil South", "2026", LEARN_PAIRS)],
  ["francesouth", reservedFor("France Central", "2026-06", PRODUCTS_BY_REGION)],
  ["germanynorth", reservedFor("Germany West Central", "2026-06", PRODUCTS_BY_REGION)],
  ["jioindiacentral", UNLISTED],
  ["jioindiawest", UNLISTED],
  ["norwaywest", reservedFor("Norway East", "2026-06", PRODUCTS_BY_REGION)],
  ["southafricawest", reservedFor("South Africa North", "2026-06", PRODUCTS_BY_REGION)],
  [
    "swedensouth",
    { hint: "Access may be restricted: Microsoft marks it so", asOf: "2026-06", source: PRODUCTS_BY_REGION },
  ],
  ["switzerlandwest", reservedFor("Switzerland North", "2026-06", PRODUCTS_BY_REGION)],
  ["uaecentral", reservedFor("UAE North", "2026-06", PRODUCTS_BY_REGION)],
]);

/** A hint in words with its date, or undefined. Never a reason to refuse: a subscription may well have access. */
export function cautionFor(regionName: string): string | undefined {
  const caution = CAUTIONS.get(regionName);
  return caution && `${caution.hint} (as of ${caution.asOf}).`;
}
