import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";

interface RefusedPageProps {
  /** Start of a sentence: "The registry contoso". */
  what: string;
  error: AppError;
  /** The page that failed is the list itself. */
  isList?: boolean;
}

/** A page whose data Azure would not give: says why and what to do, and keeps the way back. */
export function RefusedPage({ what, error, isList = false }: RefusedPageProps) {
  const retryAt = retryAtOf(error.refusal);
  return (
    <main id="main" className="page-narrow">
      <h1 className="text-xl">{what} cannot be shown</h1>
      <Notice
        tone={error.code === "not_found" ? "info" : "danger"}
        title={error.userMessage}
        nextStep={error.nextStep}
        correlationId={error.correlationId}
      >
        {retryAt !== undefined ? (
          <p>
            Azure takes requests again from <Time iso={retryAt} hasSeconds />.
          </p>
        ) : null}
      </Notice>
      <div className="flex gap-2">
        <LinkButton href="" look="primary">
          Try again
        </LinkButton>
        {isList ? null : <LinkButton href="/">All registries</LinkButton>}
      </div>
    </main>
  );
}
