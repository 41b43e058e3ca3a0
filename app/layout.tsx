import type { Metadata } from "next";
import localFont from "next/font/local";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { HexDefs } from "@/components/map/hex-defs";
import { AccountMenu, type Account } from "@/components/sign-in/account-menu";
import { AppHeader } from "@/components/theme/app-header";
import { readTheme, readTimesIn, THEME_COOKIE, TIMES_COOKIE } from "@/components/theme/preferences";
import { findCurrentSession } from "@/lib/auth/current-caller";
import { getConfiguration } from "@/lib/config/configuration";
import { ASKED_PATH_HEADER } from "@/lib/http-policy/public-address";
import "./globals.css";

const inter = localFont({
  src: "./fonts/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-inter",
});

export const metadata: Metadata = {
  title: { default: "Replica Map", template: "%s · Replica Map" },
  description: "Geo-replicas of Azure container registries on a hexagon world map.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time carries no nonce, and the content security policy would block its scripts.
  await connection();
  const jar = await cookies();
  const theme = readTheme(jar.get(THEME_COOKIE)?.value);
  const timesIn = readTimesIn(jar.get(TIMES_COOKIE)?.value);
  const { azureMode } = getConfiguration();
  // A wall is a page for a screen that nobody is signed in at: no header, and nothing about whoever uses this browser.
  const isWall = (await headers()).get(ASKED_PATH_HEADER)?.startsWith("/wall/") === true;
  if (isWall) {
    return (
      <html lang="en" className={inter.variable}>
        <body>
          <HexDefs />
          {children}
        </body>
      </html>
    );
  }
  const account = await currentAccount();

  return (
    <html lang="en" data-theme={theme} data-times={timesIn} className={inter.variable}>
      <body>
        <a href="#main" className="skip-link">
          Skip to the main content
        </a>
        <HexDefs />
        <AppHeader
          theme={theme}
          timesIn={timesIn}
          isLocalAzure={azureMode === "emulator"}
          account={account ? <AccountMenu account={account} /> : null}
        />
        {children}
      </body>
    </html>
  );
}

// The page itself says what is wrong when the store cannot be asked; the bar above it stays.
async function currentAccount(): Promise<Account | undefined> {
  return findCurrentSession().catch(() => undefined);
}
