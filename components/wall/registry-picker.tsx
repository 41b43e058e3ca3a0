"use client";

import { useState } from "react";
import { TextInput } from "@/components/ui/text-input";

export interface PickableRegistry {
  readonly id: string;
  readonly name: string;
  readonly subscriptionName: string;
  readonly resourceGroup: string;
}

/** With this many it is quicker to type than to look. */
const FINDER_FROM = 10;

/** Which registries a wall shows. What is filtered away stays chosen. */
export function RegistryPicker({ registries }: { registries: readonly PickableRegistry[] }) {
  const [find, setFind] = useState("");
  const wanted = find.trim().toLowerCase();
  const isFound = ({ name, resourceGroup, subscriptionName }: PickableRegistry) =>
    `${name} ${resourceGroup} ${subscriptionName}`.toLowerCase().includes(wanted);
  return (
    <fieldset className="wall-checks">
      <legend>Registries that Replica Map’s own identity can read</legend>
      {registries.length >= FINDER_FROM ? (
        <TextInput label="Find a registry" value={find} onChange={(event) => setFind(event.target.value)} />
      ) : null}
      {registries.length === 0 ? (
        <p>
          There is none. Give the identity a role of a reader on the registries that walls may show, then
          reload this page.
        </p>
      ) : null}
      <div className="wall-picks">
        {registries.map((registry) => (
          <label key={registry.id} hidden={!isFound(registry)}>
            <input type="checkbox" name="registryIds" value={registry.id} />
            <span>
              {registry.name}{" "}
              <span className="text-ink-muted text-sm">
                {registry.resourceGroup} · {registry.subscriptionName}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
