import { SignInAgain } from "@/components/sign-in/sign-in-again";
import { InSight } from "@/components/ui/in-sight";
import { Notice } from "@/components/ui/notice";
import type { ErrorCode } from "@/lib/errors/error-code";

export interface RefusedRegionView {
  readonly region: string;
  readonly displayName: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly nextStep: string | undefined;
  readonly correlationId: string | undefined;
}

/** What was refused of an addition, region by region. One sign-in is the way out for all that it stopped. */
export function RefusedRegions({ refused }: { refused: readonly RefusedRegionView[] }) {
  if (refused.length === 0) return null;
  return (
    <InSight>
      <div className="flex flex-col gap-4">
        {refused.map((refusal) => (
          <Notice
            key={refusal.region}
            tone="danger"
            title={`${refusal.displayName}: ${refusal.message}`}
            nextStep={refusal.nextStep}
            correlationId={refusal.correlationId}
            isAnnounced
          />
        ))}
        {refused.some(({ code }) => code === "signed_out") ? (
          <div>
            <SignInAgain isFresh={false} />
          </div>
        ) : null}
      </div>
    </InSight>
  );
}
