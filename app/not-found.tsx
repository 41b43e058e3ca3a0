import type { Metadata } from "next";
import { NotFoundPage } from "@/components/ui/not-found-page";

export const metadata: Metadata = { title: "Nothing at this address" };

export default function NotFound() {
  return (
    <NotFoundPage
      title="There is nothing at this address"
      why="It may be mistyped, or what it names has been moved, deleted or ended."
    />
  );
}
