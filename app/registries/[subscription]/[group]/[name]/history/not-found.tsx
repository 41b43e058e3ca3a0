"use client";

import { useParams } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { NotFoundPage } from "@/components/ui/not-found-page";
import { registryPath } from "@/lib/registry/model";
import { registryRefFromPath } from "@/lib/registry/registry-path";

export default function RegionNotFound() {
  // Next tells such a page nothing else of the address.
  const { subscription = "", group = "", name = "" } = useParams<Record<string, string>>();
  const ref = registryRefFromPath({ subscription, group, name });
  return (
    <NotFoundPage
      title="There is no history of such a region"
      why="Azure lists no region of this name for the registry’s subscription, and no replica was ever seen there. The name may be mistyped: each region on the registry’s map leads to its own history."
      wayBack={
        ref && (
          <LinkButton href={registryPath(ref)} look="primary">
            Map of {ref.registryName}
          </LinkButton>
        )
      }
    />
  );
}
