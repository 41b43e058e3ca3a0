"use server";

import { defineAction } from "@/lib/actions/define-action";
import { SetDataEndpointsInput, SetRegionalEndpointsInput, UpgradeTierInput } from "./schema";
import { setDataEndpoints } from "./set-data-endpoints";
import { setRegionalEndpoints } from "./set-regional-endpoints";
import { upgradeTier } from "./upgrade-tier";

export const setRegionalEndpointsAction = defineAction({
  name: "registry.set-regional-endpoints",
  permission: "registries/write",
  input: SetRegionalEndpointsInput,
  needsFreshSignIn: true,
  run: setRegionalEndpoints,
});

export const setDataEndpointsAction = defineAction({
  name: "registry.set-data-endpoints",
  permission: "registries/write",
  input: SetDataEndpointsInput,
  needsFreshSignIn: true,
  run: setDataEndpoints,
});

export const upgradeTierAction = defineAction({
  name: "registry.upgrade-tier",
  permission: "registries/write",
  input: UpgradeTierInput,
  run: upgradeTier,
});
