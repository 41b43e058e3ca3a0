"use client";

import { useState } from "react";
import type { RegistryPicture } from "@/lib/tracking/model";
import { changeSentence } from "./change-sentence";
import type { RegionView } from "./screen-region";

/** The latest change in one sentence, for people who do not see the map. */
export function useChangeSentence(picture: RegistryPicture, views: readonly RegionView[]): string {
  const [told, setTold] = useState({ picture, views, sentence: "" });
  if (told.picture === picture) return told.sentence;
  const sentence = changeSentence(told.views, views) || told.sentence;
  setTold({ picture, views, sentence });
  return sentence;
}
