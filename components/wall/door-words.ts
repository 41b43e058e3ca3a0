import type { WallDoor } from "@/lib/walls/model";

interface Words {
  readonly title: string;
  readonly nextStep: string;
}

/** What a screen says that is not let in, or not any more. */
export const DOOR_WORDS: Readonly<Record<Exclude<WallDoor, "open">, Words>> = {
  revoked: {
    title: "This wall was ended by an administrator",
    nextStep:
      "To show something here again, ask an administrator of Replica Map for the address of a new wall.",
  },
  expired: {
    title: "This wall has expired",
    nextStep:
      "To show something here again, ask an administrator of Replica Map for the address of a new wall.",
  },
  unknown: {
    title: "This screen needs its wall’s address",
    nextStep:
      "Open the whole address that an administrator of Replica Map was given, with what stands behind the # in it.",
  },
};
