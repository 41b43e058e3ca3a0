import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { registryRefFromPath, type RegistryPath } from "@/lib/registry/registry-path";

interface LayoutProps {
  children: ReactNode;
  params: Promise<RegistryPath>;
}

/** Judges the address before the page begins to stream: afterwards a 404 could no longer be said. */
export default async function RegistryLayout({ children, params }: LayoutProps) {
  if (!registryRefFromPath(await params)) notFound();
  return children;
}
