import { useId, type ReactNode } from "react";

interface SwitchProps {
  label: ReactNode;
  /** One line under the label: what it does, or where it stands. */
  detail?: ReactNode;
  isOn: boolean;
  /** Why it cannot be moved. The switch stays reachable, so that the reason can be found by everyone. */
  lockedReason?: string | undefined;
  isBusy?: boolean;
  onChange: (isOn: boolean) => void;
}

export function Switch({ label, detail, isOn, lockedReason, isBusy = false, onChange }: SwitchProps) {
  const id = useId();
  const isLocked = lockedReason !== undefined;
  const described = [detail ? `${id}-detail` : "", isLocked ? `${id}-locked` : ""].filter(Boolean).join(" ");
  return (
    <div className="switch-row">
      <div className="min-w-0">
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
        {detail ? (
          <p id={`${id}-detail`} className="text-ink-muted text-xs">
            {detail}
          </p>
        ) : null}
        {isLocked ? (
          <p id={`${id}-locked`} className="text-warn-ink text-xs">
            {lockedReason}
          </p>
        ) : null}
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={`${id}-label`}
        aria-describedby={described || undefined}
        aria-disabled={isLocked || isBusy || undefined}
        aria-busy={isBusy || undefined}
        className="switch"
        onClick={isLocked || isBusy ? undefined : () => onChange(!isOn)}
      >
        <span className="switch-words" aria-hidden="true">
          {isOn ? "On" : "Off"}
        </span>
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
      </button>
    </div>
  );
}
