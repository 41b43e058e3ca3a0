import { Time } from "@/components/ui/time";
import type { Lock, Registry } from "@/lib/azure/model";
import { bytesInWords } from "./bytes-in-words";

interface RegistryFactsProps {
  registry: Registry;
  facts: {
    readonly storageUsedBytes: number | undefined;
    readonly storageLimitBytes: number | undefined;
    readonly locks: readonly Lock[] | undefined;
  };
  homeDisplayName: string;
  portalUrl: string;
}

export function RegistryFacts({ registry, facts, homeDisplayName, portalUrl }: RegistryFactsProps) {
  const { storageUsedBytes, locks } = facts;
  return (
    <>
      <div className="min-w-0">
        <h1 className="text-xl break-all">{registry.loginServer}</h1>
        <p className="text-ink-muted text-sm">
          {registry.tier} · home {homeDisplayName}
          {registry.createdAt ? (
            <>
              {" · created "}
              <Time iso={registry.createdAt} />
            </>
          ) : null}
          {" · "}
          <a className="link" href={portalUrl} target="_blank" rel="noopener noreferrer">
            Open in Azure portal<span className="sr-only"> (opens a new tab)</span>
          </a>
        </p>
      </div>
      <dl className="fact">
        <dt>Storage used, home region</dt>
        <dd>{storageUsedBytes === undefined ? "not reported" : bytesInWords(storageUsedBytes)}</dd>
      </dl>
      {locks && locks.length > 0 ? (
        <dl className="fact">
          <dt>Locks</dt>
          <dd>{locks.map((lock) => `${lock.name} (${lock.level})`).join(", ")}</dd>
        </dl>
      ) : null}
    </>
  );
}
