import type { EntraRefusal } from "../errors/entra-error";
import { describeRefusal, type ErrorMarks } from "../errors/entra-error-body";
import type { Reply } from "../http/reply";
import { markup } from "./markup";
import { page } from "./page";

/** A refusal that is shown to the person, because there is nowhere safe to send it. */
export function refusalPage(refusal: EntraRefusal, marks: ErrorMarks): Reply {
  const lines = describeRefusal(refusal, marks).split("\r\n");
  return page({
    status: refusal.status,
    title: "Sorry, but we are having trouble signing you in",
    content: markup`${lines.map((line) => markup`<p><code>${line}</code></p>`)}`,
  });
}
