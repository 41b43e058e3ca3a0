"use client";

import { Choice } from "@/components/ui/choice";
import { keepPreference } from "./preference-cookie";
import { THEME_COOKIE, type Theme } from "./preferences";

const WORDS = { system: "System", dark: "Dark", light: "Light" } satisfies Record<Theme, string>;

export function ThemeSwitch({ initial }: { initial: Theme }) {
  return (
    <Choice
      legend="Theme"
      name="theme"
      options={WORDS}
      initial={initial}
      onChoose={(theme) => {
        keepPreference(THEME_COOKIE, theme);
        document.documentElement.dataset["theme"] = theme;
      }}
    />
  );
}
