"use client";

import { useEffect, useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { ActionFailure } from "@/lib/actions/action-result";
import type { ChangePreview } from "@/lib/plan/model";

type Answer = { readonly query: string } & (
  { readonly preview: ChangePreview } | { readonly failure: string }
);

async function readPreview(query: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`/api/preview?${query}`, { signal });
    if (response.ok) return { query, preview: (await response.json()) as ChangePreview };
    return { query, failure: ((await response.json()) as ActionFailure).message };
  } catch {
    return { query, failure: "The dashboard did not answer." };
  }
}

/** What a change would do, asked from the server whenever `query` changes: host names, firewall lines, az and ARM. */
export function ChangePreviewView({ query }: { query: string }) {
  const [answer, setAnswer] = useState<Answer>();

  useEffect(() => {
    const controller = new AbortController();
    void readPreview(query, controller.signal).then((next) => {
      if (!controller.signal.aborted) setAnswer(next);
    });
    return () => {
      controller.abort();
    };
  }, [query]);

  if (!answer) return <p role="status">Reading what this would change…</p>;
  if ("failure" in answer) {
    return <Notice tone="warn" title="What this would change cannot be shown." nextStep={answer.failure} />;
  }
  const { preview } = answer;
  return (
    <div className="flex flex-col gap-4" aria-busy={answer.query !== query}>
      {preview.notices.map((notice) => (
        <Notice key={notice} tone="warn" title={notice} />
      ))}
      <HostNames title="Host names that appear" hostNames={preview.appearing} />
      <HostNames title="Host names that stop answering" hostNames={preview.vanishing} />
      <details className="details">
        <summary>The same with the Azure CLI or ARM</summary>
        <div className="flex flex-col gap-3 pt-3">
          <p className="text-ink-muted text-sm">Azure CLI {preview.leastAzVersion} or later.</p>
          <CodeBlock text={preview.azCommands.join("\n")} what="Azure CLI command" />
          <CodeBlock text={preview.armRequests.map(requestText).join("\n\n")} what="ARM request" />
        </div>
      </details>
    </div>
  );
}

function HostNames({ title, hostNames }: { title: string; hostNames: readonly string[] }) {
  if (hostNames.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="text-sm font-semibold">{title}</h3>
      <CodeBlock text={hostNames.join("\n")} what="lines for a firewall" />
    </section>
  );
}

function requestText(request: ChangePreview["armRequests"][number]): string {
  const body = request.body === undefined ? "" : `\n\n${JSON.stringify(request.body, null, 2)}`;
  return `${request.method} ${request.path}${body}`;
}
