import { createHash } from "node:crypto";
import type { Reply } from "../http/reply";
import { Html, markup } from "./markup";

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template-columns: minmax(0, 1fr); place-items: center; overflow-wrap: anywhere; min-height: 100vh; background: light-dark(#eef1f5, #15181d); color: light-dark(#1b1f26, #eceff4); }
main { box-sizing: border-box; width: min(32rem, 100%); padding: clamp(1rem, 5vw, 2rem); background: light-dark(#fff, #20252c); }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: 0.5rem; }
button { font: inherit; min-height: 2.75rem; padding: 0.5rem 1rem; border: 1px solid light-dark(#6b7480, #8d96a3); border-radius: 0.25rem; background: transparent; color: inherit; cursor: pointer; text-align: start; }
li button { width: 100%; }
button span { display: block; }
button:hover { background: light-dark(#e4ecf7, #2d3640); }
:focus-visible { outline: 3px solid light-dark(#0b5cad, #7cb8ff); outline-offset: 2px; }
input { font: inherit; box-sizing: border-box; width: 100%; min-height: 2.75rem; margin-block: 0.25rem 0.5rem; padding: 0.5rem; border: 1px solid light-dark(#6b7480, #8d96a3); background: transparent; color: inherit; }
.name { font-weight: 600; }
.note { color: light-dark(#49515c, #b9c1cc); }

`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

interface Page {
  readonly status?: number;
  readonly title: string;
  readonly content: Html;
  /** Where its form may lead in the end: browsers check the redirect that follows as well. */
  readonly formLeadsTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page of the local Entra: no script, nothing from elsewhere, in nobody's frame. */
export function page({ status = 200, title, content, formLeadsTo, headers }: Page): Reply {
  const formAction = formLeadsTo === undefined ? "'none'" : `'self' ${new URL(formLeadsTo).origin}`;
  const text = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} - Local Azure</title>
        <style>${new Html(STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
          <p class="note">Local Azure. This is not Microsoft Entra, and no password is asked for.</p>
        </main>
      </body>
    </html>`.text;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      ...headers,
    },
    body: undefined,
    text,
  };
}
