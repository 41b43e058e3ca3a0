/** One change as Azure would be asked for it. */
export type Change =
  | {
      readonly kind: "replica.create";
      readonly region: string;
      readonly globalEndpointRouting: "included" | "excluded";
      readonly tags: Readonly<Record<string, string>>;
    }
  | { readonly kind: "replica.delete"; readonly replicaName: string }
  | {
      readonly kind: "replica.set-global-endpoint-routing";
      readonly replicaName: string;
      readonly globalEndpointRouting: "included" | "excluded";
    }
  | { readonly kind: "registry.set-regional-endpoints"; readonly regionalEndpoints: "enabled" | "disabled" }
  | { readonly kind: "registry.set-data-endpoints"; readonly dataEndpointEnabled: boolean }
  | { readonly kind: "registry.upgrade-tier" };
