import { Choice } from "@/components/ui/choice";
import { TIMES_COOKIE, type TimesIn } from "./preferences";

const WORDS = { local: "Local time", utc: "UTC" } satisfies Record<TimesIn, string>;

export function TimeSwitch({ chosen }: { chosen: TimesIn }) {
  return <Choice legend="Times" name={TIMES_COOKIE} options={WORDS} chosen={chosen} />;
}
