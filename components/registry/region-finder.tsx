import type { RefObject } from "react";
import { TextInput } from "@/components/ui/text-input";
import { useOnce } from "@/components/ui/use-once";

interface RegionFinderProps {
  ref: RefObject<HTMLInputElement | null>;
  find: string;
  onFind: (find: string) => void;
}

/** Narrows the table; `/` on the map jumps here. */
export function RegionFinder({ ref, find, onFind }: RegionFinderProps) {
  // Somebody may have typed before there was a script to hear it.
  useOnce(() => {
    const typed = ref.current?.value;
    if (typed !== undefined && typed !== find) onFind(typed);
  });
  return (
    <search className="max-w-80">
      <TextInput
        ref={ref}
        type="search"
        label="Find a region"
        placeholder="Name, country or state"
        // Not `value`: the address follows later than the next letter comes, and would take it away again.
        defaultValue={find}
        maxLength={100}
        onChange={(event) => onFind(event.target.value)}
      />
    </search>
  );
}
