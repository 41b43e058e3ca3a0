import type { ComponentProps, ReactNode } from "react";
import { classList } from "./class-list";

interface TableProps {
  /** Names the table and the area that scrolls sideways on narrow screens. */
  caption: string;
  isCaptionHidden?: boolean;
  children: ReactNode;
}

export function Table({ caption, isCaptionHidden = false, children }: TableProps) {
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={isCaptionHidden ? "sr-only" : undefined}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function ColumnHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="col" {...rest} className={classList("column-head", className)} />;
}

export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" {...rest} className={classList("row-head", className)} />;
}
