import { Choice } from "@/components/ui/choice";
import { THEME_COOKIE, type Theme } from "./preferences";

const WORDS = { system: "System", dark: "Dark", light: "Light" } satisfies Record<Theme, string>;

export function ThemeSwitch({ chosen }: { chosen: Theme }) {
  return <Choice legend="Theme" name={THEME_COOKIE} options={WORDS} chosen={chosen} />;
}
