"use server";

import { defineAction } from "@/lib/actions/define-action";
import { endSessionOf, endSessionsOfPerson } from "./end-other-sessions";
import { EndSessionInput, EndSessionsOfPersonInput } from "./schema";

export const endSessionAction = defineAction({
  name: "session.end",
  permission: "sessions/end-own",
  input: EndSessionInput,
  run: endSessionOf,
});

/** One's own in every browser; those of others for an administrator. */
export const endSessionsOfPersonAction = defineAction({
  name: "session.end",
  permission: "sessions/end-own",
  input: EndSessionsOfPersonInput,
  run: endSessionsOfPerson,
});
