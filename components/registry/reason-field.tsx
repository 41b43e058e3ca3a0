"use client";

import { useState } from "react";
import { TextInput } from "@/components/ui/text-input";
import type { TypedReason } from "./use-reason";

/** Why somebody makes a change, for those who read the audit record later. Nobody has to say. */
export function ReasonField({ reason }: { reason: TypedReason }) {
  const [isOpenAtFirst] = useState(reason.text !== "");
  return (
    <details className="details" open={isOpenAtFirst}>
      <summary>Give a reason (optional)</summary>
      <div className="pt-3">
        <TextInput
          label="Reason (kept in the audit record)"
          value={reason.text}
          error={reason.whyNot}
          onChange={(event) => reason.setText(event.target.value)}
        />
      </div>
    </details>
  );
}
