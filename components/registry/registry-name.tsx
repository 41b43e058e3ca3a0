import { Breakable } from "@/components/ui/breakable";
import type { Registry } from "@/lib/azure/model";

/** The registry's name. On phones a press here shows its facts and switches, without any script. */
export function RegistryName({ registry }: { registry: Registry }) {
  return (
    <>
      <h1 className="text-xl wrap-anywhere">
        <Breakable text={registry.loginServer} />
      </h1>
      <label className="registry-more-toggle button button-plain">
        <input type="checkbox" className="sr-only" />
        Details
      </label>
    </>
  );
}
