import type { ReactNode } from "react";
import type { WallTheme } from "@/lib/walls/model";

interface WallFrameProps {
  theme: WallTheme;
  /** Where all of it is moved to by a few pixels, 0 to 7, so that nothing burns in. */
  shift?: number;
  isDimmed?: boolean;
  children: ReactNode;
}

/** The whole of a screen. Everything in it is measured in one unit: a pixel of 1920 × 1080. */
export function WallFrame({ theme, shift = 0, isDimmed = false, children }: WallFrameProps) {
  return (
    <main id="main" className="wall" data-wall-theme={theme}>
      <div className="wall-canvas" data-shift={shift} data-dimmed={isDimmed || undefined}>
        {children}
      </div>
    </main>
  );
}
