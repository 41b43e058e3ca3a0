import { z } from "zod";
import { RegistryId } from "@/lib/resource-id/schema";

export const RefreshInput = z.object({ registryId: RegistryId });
export type RefreshInput = z.infer<typeof RefreshInput>;

const MOST_TOPICS = 20;

/** `registry:<ARM id>`, comma separated. */
export const LiveTopics = z
  .string()
  .max(20_000)
  .transform((topics) => topics.split(",").filter((topic) => topic !== ""))
  .pipe(
    z
      .array(
        z
          .string()
          .refine((topic) => topic.startsWith("registry:"), "A topic reads registry:<ARM id of a registry>.")
          .transform((topic) => topic.slice("registry:".length))
          .pipe(RegistryId),
      )
      .min(1, "Name at least one topic.")
      .max(MOST_TOPICS, `At most ${MOST_TOPICS} topics fit in one feed.`),
  );
