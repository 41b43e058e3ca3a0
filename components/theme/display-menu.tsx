import { KeptChoices } from "./kept-choices";
import type { Theme, TimesIn } from "./preferences";
import { ThemeSwitch } from "./theme-switch";
import { TimeSwitch } from "./time-switch";

export function DisplayMenu({ theme, timesIn }: { theme: Theme; timesIn: TimesIn }) {
  return (
    <>
      <button type="button" className="button button-quiet" popoverTarget="display-menu">
        <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
          <path
            className="fill-current"
            d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6v10.8A5.4 5.4 0 0 1 8 2.6Z"
            fillRule="evenodd"
          />
        </svg>
        Display
      </button>
      <div id="display-menu" popover="auto" className="display-menu">
        <KeptChoices>
          <ThemeSwitch chosen={theme} />
          <TimeSwitch chosen={timesIn} />
        </KeptChoices>
      </div>
    </>
  );
}
