import { mkdirSync, statSync } from "node:fs";
import { chromium, type Browser } from "@playwright/test";
import { ensureBuilt } from "./ensure-built.mjs";
import { findChromium } from "./find-chromium";
import { withLocalServers } from "./pictures/local-servers";
import { makeVariedRegistry, VARIED_REGISTRY_PATH } from "./pictures/varied-registry";
import { inProject } from "./project-root.mjs";
import { exitCodeOf, Refused } from "./refused.mjs";
import { signInOverHttp } from "./sign-in-over-http";

const README_SIZE = { width: 1440, height: 900 };
const REVIEW_SIZES = [README_SIZE, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const THEMES = ["dark", "light"] as const;
const MOST_BYTES = 400_000;

interface Picture {
  readonly file: string;
  readonly theme: (typeof THEMES)[number];
  readonly size: { readonly width: number; readonly height: number };
}

/** The two pictures of the README, and the same page in other sizes for looking at it. */
function pictures(): Picture[] {
  const folders = { readme: inProject("docs", "pictures"), review: inProject(".cache", "pictures") };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return THEMES.flatMap((theme) => [
    { file: `${folders.readme}/registry-${theme}.png`, theme, size: README_SIZE },
    ...REVIEW_SIZES.map((size) => ({
      file: `${folders.review}/registry-${theme}-${size.width}x${size.height}.png`,
      theme,
      size,
    })),
  ]);
}

async function take(
  browser: Browser,
  origin: string,
  cookie: string,
  { file, theme, size }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(`${origin}${VARIED_REGISTRY_PATH}`);
  await page.getByText("Live").first().waitFor();
  // Labels find their places once their size on the screen is known.
  await page.getByRole("group", { name: "Regions" }).locator("[data-measured]").waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: file });
  await context.close();
  const bytes = statSync(file).size;
  if (bytes > MOST_BYTES) throw new Refused(`${file} is ${bytes} bytes, more than ${MOST_BYTES}.`);
  console.log(`${file}: ${bytes} bytes`);
}

process.exitCode = await exitCodeOf(async () => {
  await ensureBuilt();
  const { executablePath, env } = await findChromium();
  await withLocalServers(async ({ dashboardOrigin, emulatorOrigin }) => {
    await makeVariedRegistry(emulatorOrigin);
    const cookie = await signInOverHttp({ dashboardOrigin, emulatorOrigin });
    const browser = await chromium.launch({ executablePath, env: { ...definedVariables(), ...env } });
    try {
      for (const picture of pictures()) await take(browser, dashboardOrigin, cookie, picture);
    } finally {
      await browser.close();
    }
  });
  return 0;
});

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
