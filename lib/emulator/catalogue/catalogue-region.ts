/** One entry of `GET /subscriptions/{id}/locations`, in the values that ARM publishes, wrong ones included. */
export interface CatalogueRegion {
  readonly name: string;
  readonly displayName: string;
  readonly regionalDisplayName: string;
  readonly regionType: "Physical" | "Logical";
  readonly regionCategory: "Recommended" | "Other";
  readonly geography?: string;
  readonly geographyGroup?: string;
  readonly physicalLocation?: string;
  /** Text, as on the wire. */
  readonly latitude?: string;
  readonly longitude?: string;
  /** Not always mutual, and not always the name of a region that ARM lists. */
  readonly pairedRegions: readonly string[];
  readonly zoneCount: number;
  /** Listed in the locations of `Microsoft.ContainerRegistry/registries/replications`. */
  readonly offersReplicas: boolean;
}
