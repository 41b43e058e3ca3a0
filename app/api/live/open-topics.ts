import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { openFleetTopic } from "@/lib/fleet/fleet-topic";
import type { LiveTopic } from "@/lib/live/topic";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { openRegistryTopic } from "@/lib/tracking/registry-topic";
import type { NamedTopic } from "./topics";

export interface OpenedTopics {
  readonly topics: readonly LiveTopic[];
  readonly refused: readonly RefusedTopic[];
}

interface RefusedTopic {
  readonly topic: string;
  readonly message: string;
}

/**
 * Of several topics each is judged by itself: whoever may not read the one is still told of the others.
 *
 * Throws what Azure said to the first when none is left.
 */
export async function openTopics(caller: Caller, named: readonly NamedTopic[]): Promise<OpenedTopics> {
  const opening = named.map((topic) => openTopic(caller, topic));
  const opened = await Promise.all(opening.map((topic, place) => orRefusal(topic, named[place]?.name ?? "")));
  const topics = opened.flatMap((topic) => ("subscribe" in topic ? [topic] : []));
  if (topics.length === 0) await opening[0];
  return { topics, refused: opened.flatMap((topic) => ("subscribe" in topic ? [] : [topic])) };
}

async function orRefusal(opening: Promise<LiveTopic>, topic: string): Promise<LiveTopic | RefusedTopic> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof AppError) return { topic, message: error.userMessage };
    throw error;
  }
}

function openTopic(caller: Caller, topic: NamedTopic): Promise<LiveTopic> {
  switch (topic.kind) {
    case "registry":
      return openRegistryTopic(caller, registryRefOf(topic.registryId), topic.name);
    case "fleet":
      return openFleetTopic(caller);
  }
}
