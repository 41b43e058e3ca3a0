import type { Registry } from "@/lib/azure/model";
import { Breadcrumb } from "./breadcrumb";

/** Where one is: all registries, the resource group, this registry. */
export function RegistryTitle({ registry }: { registry: Registry }) {
  return <Breadcrumb between={[{ name: registry.ref.resourceGroup }]} here={registry.name} />;
}
