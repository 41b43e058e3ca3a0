"use client";

import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

export interface TagLine {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

interface TagsEditorProps {
  lines: readonly TagLine[];
  onChange: (lines: readonly TagLine[]) => void;
}

export function tagsOf(lines: readonly TagLine[]): Record<string, string> {
  return Object.fromEntries(
    lines.filter((line) => line.name.trim() !== "").map((line) => [line.name.trim(), line.value]),
  );
}

export function areTagLines(value: unknown): value is readonly TagLine[] {
  return Array.isArray(value) && value.every(isTagLine);
}

function isTagLine(value: unknown): value is TagLine {
  if (typeof value !== "object" || value === null) return false;
  if (!("key" in value && "name" in value && "value" in value)) return false;
  return typeof value.key === "number" && typeof value.name === "string" && typeof value.value === "string";
}

// https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations
const LONGEST_NAME = 512;
const LONGEST_VALUE = 256;

const tooLong = (what: string, length: number, most: number) =>
  `A tag's ${what} has at most ${most} characters; this one has ${length}. Shorten it.`;

/** What is wrong with the tags as typed. Azure does not tell upper from lower case in their names. */
export function whyNotTags(lines: readonly TagLine[]): string | undefined {
  const seen = new Set<string>();
  for (const { name, value } of lines) {
    const key = name.trim().toLowerCase();
    if (key === "" && value !== "") return "A tag needs a name.";
    if (name.trim().length > LONGEST_NAME) return tooLong("name", name.trim().length, LONGEST_NAME);
    if (value.length > LONGEST_VALUE) return tooLong("value", value.length, LONGEST_VALUE);
    if (key !== "" && seen.has(key)) return `Two tags are named ${name.trim()}.`;
    seen.add(key);
  }
  return undefined;
}

export function TagsEditor({ lines, onChange }: TagsEditorProps) {
  const change = (key: number, part: Partial<TagLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-sm font-medium">Tags</legend>
      {lines.map((line, index) => (
        <div key={line.key} className="flex items-end gap-2">
          <TextInput
            label={`Name of tag ${index + 1}`}
            value={line.name}
            onChange={(event) => change(line.key, { name: event.target.value })}
          />
          <TextInput
            label={`Value of tag ${index + 1}`}
            value={line.value}
            onChange={(event) => change(line.key, { value: event.target.value })}
          />
          <Button
            look="quiet"
            aria-label={`Remove tag ${index + 1}`}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button
          onClick={() =>
            onChange([
              ...lines,
              { key: Math.max(0, ...lines.map((line) => line.key)) + 1, name: "", value: "" },
            ])
          }
        >
          Add a tag
        </Button>
      </div>
    </fieldset>
  );
}
