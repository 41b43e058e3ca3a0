import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { RegionName } from "@/lib/replication/schema";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ region: string }>;
}

/** Judges the address before the page begins to stream: afterwards a 404 could no longer be said. */
export default async function HistoryLayout({ children, params }: LayoutProps) {
  if (!RegionName.safeParse((await params).region).success) notFound();
  return children;
}
