/** Only what tests read out of bodies; whole shapes are asserted as text. */
export interface WireReplication {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags: Record<string, string>;
  readonly systemData: WireSystemData;
  readonly properties: {
    readonly provisioningState: string;
    readonly status: { readonly displayStatus?: string; readonly timestamp: string };
    readonly regionEndpointEnabled: boolean;
  };
}

export interface WireRegistry {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly sku: { readonly name: string; readonly tier: string };
  readonly systemData: WireSystemData;
  readonly properties: Record<string, unknown> & {
    readonly loginServer: string;
    readonly provisioningState: string;
    readonly dataEndpointHostNames: string[];
    readonly regionalEndpointHostNames: string[];
  };
}

export interface WireSystemData {
  readonly createdBy: string;
  readonly createdByType: string;
  readonly createdAt: string;
  readonly lastModifiedAt: string;
}

export interface WireList<Item> {
  readonly value: Item[];
  readonly nextLink?: string;
}
