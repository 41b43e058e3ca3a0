import { z } from "zod";
import { RegistryId } from "@/lib/resource-id/schema";

const MOST_TOPICS = 20;

/** A topic as it was named, and what it names. */
export type NamedTopic =
  | { readonly kind: "registry"; readonly name: string; readonly registryId: string }
  | { readonly kind: "fleet"; readonly name: string };

const Topic = z.string().transform((name, context): NamedTopic => {
  if (name === "fleet") return { kind: "fleet", name };
  const registryId = name.startsWith("registry:") ? RegistryId.safeParse(name.slice(9)) : undefined;
  if (registryId?.success) return { kind: "registry", name, registryId: registryId.data };
  const [issue] = registryId?.error.issues ?? [];
  context.addIssue(issue?.message ?? "A topic reads fleet, or registry:<ARM id of a registry>.");
  return z.NEVER;
});

/** Comma separated. */
export const LiveTopics = z
  .string()
  .max(20_000)
  .transform((topics) => topics.split(",").filter((topic) => topic !== ""))
  .pipe(
    z
      .array(Topic)
      .min(1, "Name at least one topic.")
      .max(MOST_TOPICS, `At most ${MOST_TOPICS} topics fit in one feed.`),
  );
