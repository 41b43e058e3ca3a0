"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type SubmitEvent } from "react";
import { FailureNotice } from "@/components/registry/failure-notice";
import { useAction } from "@/components/registry/use-action";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextInput } from "@/components/ui/text-input";
import { makeWallAction } from "@/lib/walls/actions";
import type { WallAddress, WallClock, WallLayout, WallTheme } from "@/lib/walls/model";
import { AddressNotice } from "./address-notice";
import { readWallForm } from "./read-wall-form";
import { RegistryPicker, type PickableRegistry } from "./registry-picker";

const LAYOUTS: Readonly<Record<WallLayout, string>> = {
  registry: "One registry",
  rotation: "In rotation",
  fleet: "Overview of all",
};
const THEMES: Readonly<Record<WallTheme, string>> = { dark: "Dark", light: "Light" };
const CLOCKS: Readonly<Record<WallClock, string>> = { utc: "UTC", screen: "The screen’s own time zone" };

/** Makes a wall and shows its address, this once. */
export function WallMaker({ registries }: { registries: readonly PickableRegistry[] }) {
  const router = useRouter();
  const action = useAction(makeWallAction);
  const [made, setMade] = useState<WallAddress>();
  const [isOpen, setOpen] = useState(false);
  const [isListing, startListing] = useTransition();

  async function make(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await action.run(readWallForm(new FormData(event.currentTarget)));
    if (answer === undefined) return;
    // Together with the list below, which would otherwise still say that there is no wall.
    startListing(() => {
      setOpen(false);
      setMade(answer);
      router.refresh();
    });
  }

  return (
    <section aria-label="Make a wall" className="wall-maker">
      {made ? <AddressNotice address={made.address} title="The wall is made. This is its address." /> : null}
      {isOpen ? null : (
        <div>
          <Button look="primary" onClick={() => setOpen(true)}>
            Make a wall…
          </Button>
        </div>
      )}
      {/* A new form for the next wall. */}
      <form key={made?.wallId} hidden={!isOpen} onSubmit={(event) => void make(event)} className="wall-form">
        <TextInput
          label="Name of the wall"
          hint="Shown on it, for example the room it hangs in."
          name="name"
          maxLength={60}
          required
        />
        <RegistryPicker registries={registries} />
        <Choice legend="Layout" name="layout" options={LAYOUTS} chosen="registry" />
        <div className="wall-seconds">
          <TextInput
            label="Seconds for each registry in rotation"
            name="rotateSeconds"
            type="number"
            min={10}
            max={3600}
            defaultValue={30}
          />
        </div>
        <fieldset className="wall-checks">
          <legend>Leave out, for a public place</legend>
          <label>
            <input type="checkbox" name="hides" value="names" /> Names of registries
          </label>
          <label>
            <input type="checkbox" name="hides" value="ids" /> Ids: resource groups, and Azure’s own words
            about failures
          </label>
          <label>
            <input type="checkbox" name="hides" value="people" /> People
          </label>
        </fieldset>
        <Choice legend="Colours" name="theme" options={THEMES} chosen="dark" />
        <Choice legend="Clock" name="clock" options={CLOCKS} chosen="utc" />
        <fieldset className="wall-checks">
          <legend>At night</legend>
          <label>
            <input type="checkbox" name="dimsAtNight" value="yes" /> Dim from 22:00 to 6:00 by its clock
          </label>
        </fieldset>
        <TextInput
          label="Ends after days"
          hint="Leave it empty for a wall that stays until somebody revokes it."
          name="days"
          type="number"
          min={1}
          max={1000}
        />
        <FailureNotice failure={action.failure} />
        <div className="flex gap-2">
          <Button look="primary" type="submit" isBusy={action.isRunning || isListing}>
            Make the wall
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </div>
      </form>
    </section>
  );
}
