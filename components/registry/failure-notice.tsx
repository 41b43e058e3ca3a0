import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { ActionFailure } from "@/lib/actions/action-result";

/** A refused or failed change in plain words, with the next step and the correlation id to copy. */
export function FailureNotice({ failure }: { failure: ActionFailure | undefined }) {
  if (!failure) return null;
  const fieldErrors = Object.values(failure.fieldErrors ?? {}).flat();
  return (
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
      {failure.refusal?.kind === "throttled" ? (
        <p>
          Azure takes requests again from <Time iso={failure.refusal.retryAt} hasSeconds />.
        </p>
      ) : null}
    </Notice>
  );
}
