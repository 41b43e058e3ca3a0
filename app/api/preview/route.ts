import { defineRead } from "@/lib/actions/define-read";
import { previewChange } from "@/lib/plan/preview-change";
import { PreviewInput } from "@/lib/plan/schema";

export const GET = defineRead({ permission: "registries/read", input: PreviewInput, run: previewChange });
