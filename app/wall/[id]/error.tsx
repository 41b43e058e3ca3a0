"use client";

import { useParams } from "next/navigation";
import { WallGate } from "@/components/wall/wall-gate";

/** A fault of ours must not leave a screen with a page that somebody would have to reload. */
export default function WallError() {
  const { id } = useParams<{ id: string }>();
  return <WallGate wallId={id} door="away" />;
}
