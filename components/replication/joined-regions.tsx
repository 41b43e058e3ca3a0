import { InSight } from "@/components/ui/in-sight";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";

export interface JoinedRegionView {
  readonly region: string;
  readonly displayName: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
}

/** Regions where another request was first: what was asked for here did not go to Azure. */
export function JoinedRegions({ joined }: { joined: readonly JoinedRegionView[] }) {
  if (joined.length === 0) return null;
  return (
    <InSight>
      <div className="flex flex-col gap-4">
        {joined.map(({ region, displayName, requestedBy, requestedAt }) => (
          <Notice
            key={region}
            tone="warn"
            title={
              <>
                {displayName} is already being created at the request of {requestedBy}, since{" "}
                <Time iso={requestedAt} />. Your tags and routing were not sent.
              </>
            }
            nextStep="When the replica is ready, look at its tags and its global endpoint routing, and agree with whoever asked first before you change them."
            isAnnounced
          />
        ))}
      </div>
    </InSight>
  );
}
