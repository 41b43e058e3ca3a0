import type { ComponentProps } from "react";
import type { ButtonLook } from "./button";
import { classList } from "./class-list";

interface LinkButtonProps extends ComponentProps<"a"> {
  href: string;
  look?: ButtonLook;
  /** Leaves the dashboard: opens a new tab, and says so. */
  isExternal?: boolean;
}

export function LinkButton({ look = "plain", isExternal, className, children, ...rest }: LinkButtonProps) {
  return (
    <a
      {...rest}
      {...(isExternal ? { target: "_blank", rel: "noopener noreferrer" } : {})}
      className={classList("button", `button-${look}`, className)}
    >
      {children}
      {isExternal ? <span className="sr-only"> (opens a new tab)</span> : null}
    </a>
  );
}
