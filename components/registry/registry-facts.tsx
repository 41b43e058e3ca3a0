import { Time } from "@/components/ui/time";
import { WhyNotNote } from "@/components/ui/why-not-note";
import type { Lock, Registry } from "@/lib/azure/model";
import { bytesInWords } from "./bytes-in-words";

interface RegistryFactsProps {
  registry: Registry;
  /** Why the switches beside it cannot be moved. */
  whyNot: string | undefined;
  facts: {
    readonly storageUsedBytes: number | undefined;
    readonly storageLimitBytes: number | undefined;
    readonly locks: readonly Lock[] | undefined;
  };
}

/** What seldom changes about a registry; on phones it is in sight once it is asked for. */
export function RegistryFacts({ registry, whyNot, facts }: RegistryFactsProps) {
  const { storageUsedBytes, locks } = facts;
  return (
    <>
      <dl className="registry-facts">
        <div>
          <dt>Storage used, home region</dt>
          <dd>{storageUsedBytes === undefined ? "not reported" : bytesInWords(storageUsedBytes)}</dd>
        </div>
        {registry.createdAt ? (
          <div>
            <dt>Created</dt>
            <dd>
              <Time iso={registry.createdAt} />
            </dd>
          </div>
        ) : null}
        {locks && locks.length > 0 ? (
          <div>
            <dt>Locks</dt>
            <dd>{locks.map((lock) => `${lock.name} (${lock.level})`).join(", ")}</dd>
          </div>
        ) : null}
      </dl>
      {registry.tier.toLowerCase() === "premium" ? <WhyNotNote id="registry-why-not" words={whyNot} /> : null}
    </>
  );
}
