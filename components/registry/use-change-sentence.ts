"use client";

import { startTransition, useEffect, useState } from "react";
import type { RegistryPicture } from "@/lib/tracking/model";
import type * as ChangeSentence from "./change-sentence";
import type { RegionView } from "./screen-region";

/** The latest change in one sentence, for people who do not see the map. Its words are fetched after the page is there. */
export function useChangeSentence(picture: RegistryPicture, views: readonly RegionView[]): string {
  const [words, setWords] = useState<typeof ChangeSentence>();
  const [told, setTold] = useState({ picture, views, sentence: "" });
  useEffect(() => {
    // An urgent change would take away what the server drew and whose script is still on its way.
    void import("./change-sentence").then((loaded) => startTransition(() => setWords(loaded)));
  }, []);
  if (!words || told.picture === picture) return told.sentence;
  const sentence = words.changeSentence(told.views, views) || told.sentence;
  setTold({ picture, views, sentence });
  return sentence;
}
