import type { ComponentProps } from "react";
import { classList } from "./class-list";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  /** Work is under way: presses do nothing, but the button keeps its focus and its name. */
  isBusy?: boolean;
  /** Id of the words beside it that say why it cannot be pressed. It stays reachable, so that everyone finds them. */
  whyNotId?: string | undefined;
}

export function Button({
  look = "plain",
  isBusy,
  whyNotId,
  className,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isOff = isBusy || whyNotId !== undefined;
  return (
    <button
      aria-describedby={whyNotId}
      {...rest}
      type={isOff ? "button" : type}
      aria-disabled={isOff || rest["aria-disabled"]}
      aria-busy={isBusy}
      onClick={isOff ? undefined : onClick}
      className={classList("button", `button-${look}`, className)}
    />
  );
}
