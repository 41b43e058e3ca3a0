import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { LivePicture } from "./use-live-picture";

/** Says what keeps the picture from being true, as long as it does. */
export function PictureNotice({ live }: { live: LivePicture }) {
  const { trouble } = live.picture;
  if (live.feed === "lost") {
    return (
      <Notice
        tone="warn"
        title="The connection to the dashboard is lost. What you see may be old."
        nextStep="It reconnects by itself. Changes that were started go on in Azure."
      />
    );
  }
  if (!trouble) return null;
  const waiting = live.picture.operations.filter(
    ({ settledAt, waitingSince }) => settledAt === undefined && waitingSince !== undefined,
  ).length;
  return (
    <Notice tone="warn" title={`This picture cannot be refreshed. ${trouble.message}`}>
      <p>
        Since <Time iso={trouble.since} />. It is tried again by itself.
      </p>
      {waiting > 0 ? (
        <p>
          {waiting === 1 ? "One change is" : `${waiting} changes are`} waiting for someone who may read{" "}
          {waiting === 1 ? "it" : "them"}. Azure goes on meanwhile. Sign in again, or ask somebody who may
          read this registry to open this page: the first visit tells how it went.
        </p>
      ) : null}
    </Notice>
  );
}
