import { SignInAgain } from "@/components/sign-in/sign-in-again";
import { InSight } from "@/components/ui/in-sight";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { ActionFailure } from "@/lib/actions/action-result";
import { retryAtOf } from "@/lib/errors/retry-at";

/** A refused or failed change in plain words, with the next step and the correlation id to copy. */
export function FailureNotice({ failure }: { failure: ActionFailure | undefined }) {
  if (!failure) return null;
  const retryAt = retryAtOf(failure.refusal);
  // The title is the sentence of one of the fields.
  const fieldErrors = Object.values(failure.fieldErrors ?? {})
    .flat()
    .filter((error) => error !== failure.message);
  return (
    <InSight>
      <Notice
        tone="danger"
        title={failure.message}
        nextStep={failure.nextStep}
        correlationId={failure.correlationId}
        isAnnounced
      >
        {fieldErrors.length > 0 ? (
          <ul>
            {fieldErrors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        ) : null}
        {retryAt !== undefined ? (
          <p>
            {isOurs(failure.refusal?.kind) ? "Replica Map" : "Azure"} takes requests again from{" "}
            <Time iso={retryAt} hasSeconds />.
          </p>
        ) : null}
        {failure.code === "signed_out" ? (
          <SignInAgain isFresh={failure.refusal?.kind === "fresh_sign_in"} />
        ) : null}
      </Notice>
    </InSight>
  );
}

function isOurs(kind: string | undefined): boolean {
  return kind === "rate_limited" || kind === "too_many_feeds";
}
