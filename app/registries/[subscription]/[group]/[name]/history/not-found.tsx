import { NotFoundPage } from "@/components/ui/not-found-page";

export default function RegionNotFound() {
  return (
    <NotFoundPage
      title="There is no history of such a region"
      why="Azure lists no region of this name for the registry’s subscription, and no replica was ever seen there. The name may be mistyped: each region on the registry’s map leads to its own history."
    />
  );
}
