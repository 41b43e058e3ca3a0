import { PictureNotice } from "./picture-notice";
import type { LivePicture } from "./use-live-picture";

/** Over the page, so that it moves nothing on it. */
export default function PictureNotices({ live }: { live: LivePicture }) {
  return (
    <div className="picture-notices">
      <PictureNotice live={live} />
    </div>
  );
}
