"use client";

import { Choice } from "@/components/ui/choice";
import { keepPreference } from "./preference-cookie";
import { TIMES_COOKIE, TIMES_EVENT, type TimesIn } from "./preferences";

const WORDS = { local: "Local time", utc: "UTC" } satisfies Record<TimesIn, string>;

export function TimeSwitch({ initial }: { initial: TimesIn }) {
  return (
    <Choice
      legend="Times"
      name="times"
      options={WORDS}
      initial={initial}
      onChoose={(timesIn) => {
        keepPreference(TIMES_COOKIE, timesIn);
        document.documentElement.dataset["times"] = timesIn;
        document.dispatchEvent(new Event(TIMES_EVENT));
      }}
    />
  );
}
