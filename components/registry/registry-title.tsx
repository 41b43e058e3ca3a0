import { SoftLink } from "@/components/ui/soft-link";
import type { Registry } from "@/lib/azure/model";

/** Where one is: all registries, the resource group, this registry. */
export function RegistryTitle({ registry }: { registry: Registry }) {
  return (
    <nav aria-label="Breadcrumb" className="breadcrumb">
      <ol>
        <li>
          <SoftLink href="/">Registries</SoftLink>
        </li>
        <li>{registry.ref.resourceGroup}</li>
        <li aria-current="page">{registry.name}</li>
      </ol>
    </nav>
  );
}
