interface ReplicasToAdd {
  readonly registryId: string;
  readonly regions: readonly string[];
  readonly globalEndpointRouting: "included" | "excluded";
  readonly tags: Readonly<Record<string, string>>;
}

/** Query of the preview of adding replicas. */
export function addQuery({ registryId, regions, globalEndpointRouting, tags }: ReplicasToAdd): string {
  return new URLSearchParams({
    kind: "replica.create",
    registryId,
    regions: regions.join(","),
    globalEndpointRouting,
    tags: JSON.stringify(tags),
  }).toString();
}

/** Query of the preview of deleting a replica. */
export function deleteQuery(registryId: string, replicaName: string): string {
  return new URLSearchParams({ kind: "replica.delete", registryId, replicaName }).toString();
}
