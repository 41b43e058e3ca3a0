import type { Registry } from "@/lib/azure/model";

interface RegistryNameProps {
  registry: Registry;
  homeDisplayName: string;
  portalUrl: string;
}

/** The registry's name and what it is. On phones a press here shows its facts and switches, without any script. */
export function RegistryName({ registry, homeDisplayName, portalUrl }: RegistryNameProps) {
  return (
    <div className="registry-name">
      <h1 className="text-xl break-all">{registry.loginServer}</h1>
      <label className="registry-more-toggle button button-plain">
        <input type="checkbox" className="sr-only" />
        Details
      </label>
      <p className="text-ink-muted text-sm">
        {registry.tier} · home {homeDisplayName} ·{" "}
        <a className="link" href={portalUrl} target="_blank" rel="noopener noreferrer">
          Open in Azure portal<span className="sr-only"> (opens a new tab)</span>
        </a>
      </p>
    </div>
  );
}
