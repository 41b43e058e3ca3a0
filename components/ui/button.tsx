import type { ComponentProps } from "react";
import { classList } from "./class-list";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  /** Work is under way: presses do nothing, but the button keeps its focus and its name. */
  isBusy?: boolean;
}

export function Button({
  look = "plain",
  isBusy,
  className,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={isBusy ? "button" : type}
      aria-disabled={isBusy || rest["aria-disabled"]}
      aria-busy={isBusy}
      onClick={isBusy ? undefined : onClick}
      className={classList("button", `button-${look}`, className)}
    />
  );
}
