import { useId, type ReactNode } from "react";

interface SwitchProps {
  label: ReactNode;
  /** One line under the label: what it does, or where it stands. */
  detail?: ReactNode;
  isOn: boolean;
  /** Why it cannot be moved. The switch stays reachable, so that the reason can be found by everyone. */
  lockedReason?: string | undefined;
  /** The same, as the id of words beside it that hold for more than this switch. */
  whyNotId?: string | undefined;
  isBusy?: boolean;
  onChange: (isOn: boolean) => void;
}

export function Switch({
  label,
  detail,
  isOn,
  lockedReason,
  whyNotId,
  isBusy = false,
  onChange,
}: SwitchProps) {
  const id = useId();
  const hasReason = lockedReason !== undefined;
  const isOff = hasReason || whyNotId !== undefined || isBusy;
  const described = [detail && `${id}-detail`, hasReason && `${id}-locked`, whyNotId]
    .filter(Boolean)
    .join(" ");
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
        {hasReason ? (
          <p id={`${id}-locked`} className="why-not">
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
        aria-disabled={isOff || undefined}
        aria-busy={isBusy || undefined}
        className="switch"
        onClick={isOff ? undefined : () => onChange(!isOn)}
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
