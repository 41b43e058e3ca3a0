import { AppError } from "@/lib/errors/app-error";

/** The same words for another tenant's wall, so that nobody finds out which there are. */
export function noSuchWall(): AppError {
  return new AppError("not_found", {
    userMessage: "There is no such wall, or it has been revoked already.",
    nextStep: "Reload the page to see which walls there are.",
  });
}
