"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureNotice } from "@/components/registry/failure-notice";
import { useAction } from "@/components/registry/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { renewWallAddressAction, revokeWallAction } from "@/lib/walls/actions";
import type { WallSummary } from "@/lib/walls/model";
import { AddressNotice } from "./address-notice";
import { WallTableRow } from "./wall-table-row";

/** Every wall, with what can be done about it. */
export function WallTable({ walls }: { walls: readonly WallSummary[] }) {
  const router = useRouter();
  const renew = useAction(renewWallAddressAction);
  const revoke = useAction(revokeWallAction);
  const [renewed, setRenewed] = useState<{ name: string; address: string }>();
  const [toRevoke, setToRevoke] = useState<WallSummary>();
  const [revoked, setRevoked] = useState<string>();
  const isBusy = renew.isRunning || revoke.isRunning;

  async function renewOne({ wallId, name }: WallSummary) {
    setRevoked(undefined);
    const answer = await renew.run({ wallId });
    if (answer) setRenewed({ name, address: answer.address });
  }
  async function revokeOne({ wallId, name }: WallSummary) {
    setRenewed(undefined);
    const answer = await revoke.run({ wallId });
    setToRevoke(undefined);
    if (answer === undefined) return;
    setRevoked(`The wall “${name}” is revoked. Its screens say so.`);
    router.refresh();
  }

  return (
    <>
      <FailureNotice failure={renew.failure ?? revoke.failure} />
      {renewed ? (
        <AddressNotice
          title={`“${renewed.name}” has a new address. The one before opens nothing any more; screens that are open go on.`}
          address={renewed.address}
        />
      ) : null}
      {revoked === undefined ? null : <Notice tone="ok" title={revoked} isAnnounced />}
      <ul aria-label="Walls" className="session-rows">
        {walls.map((wall) => (
          <WallTableRow
            key={wall.wallId}
            wall={wall}
            isBusy={isBusy}
            onRenew={() => void renewOne(wall)}
            onRevoke={() => setToRevoke(wall)}
          />
        ))}
      </ul>
      <Dialog
        isOpen={toRevoke !== undefined}
        onClose={() => setToRevoke(undefined)}
        title={`Revoke the wall “${toRevoke?.name ?? ""}”?`}
        footer={
          <>
            <Button onClick={() => setToRevoke(undefined)}>Keep it</Button>
            <Button
              look="danger"
              isBusy={isBusy}
              onClick={() => {
                if (toRevoke) void revokeOne(toRevoke);
              }}
            >
              Revoke it
            </Button>
          </>
        }
      >
        <p>
          All of its screens stop showing data at once, and its address opens nothing any more. This is for
          good.
        </p>
      </Dialog>
    </>
  );
}
