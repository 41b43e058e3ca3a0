"use server";

import { defineAction } from "@/lib/actions/define-action";
import { makeWall } from "./make-wall";
import { renewAddress } from "./renew-address";
import { revokeWall } from "./revoke-wall";
import { MakeWallInput, WallInput } from "./schema";

export const makeWallAction = defineAction({
  name: "wall.make",
  permission: "walls/administer",
  input: MakeWallInput,
  run: makeWall,
});

export const renewWallAddressAction = defineAction({
  name: "wall.renew-address",
  permission: "walls/administer",
  input: WallInput,
  run: renewAddress,
});

export const revokeWallAction = defineAction({
  name: "wall.revoke",
  permission: "walls/administer",
  input: WallInput,
  run: revokeWall,
});
