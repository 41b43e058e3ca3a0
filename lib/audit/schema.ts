import { z } from "zod";
import { whyNotReason } from "./model";

/** Why somebody makes a change, in their own words. Nothing but spaces is as good as none. */
export const Reason = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const message = whyNotReason(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  })
  .transform((text) => (text === "" ? undefined : text))
  .optional();
