import "server-only";
import type { Wall, WallPicture } from "./model";
import { openWallTopic } from "./open-wall-topic";
import type { WallSources } from "./sources";

/** What a screen begins with, so that its page shows something before its feed does. */
export async function readWallPicture(wall: Wall, sources: WallSources): Promise<WallPicture> {
  const topic = await openWallTopic(wall, sources);
  return new Promise((resolve) => {
    let stop: () => void = () => undefined;
    stop = topic.subscribe(undefined, ({ kind, data }) => {
      if (kind !== "picture") return;
      stop();
      resolve((data as { picture: WallPicture }).picture);
    });
  });
}
