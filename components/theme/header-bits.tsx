import type { ReactNode } from "react";

/**
 * A page's own part of the top bar: breadcrumbs, how old the data is.
 *
 * Rendered by the page and placed over the bar by CSS, because a layout cannot take anything from its page.
 * On narrow screens it is a row of its own.
 */
export function HeaderBits({ children }: { children: ReactNode }) {
  return <div className="header-bits">{children}</div>;
}
