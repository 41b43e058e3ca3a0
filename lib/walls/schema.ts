import { z } from "zod";
import { RegistryId } from "@/lib/resource-id/schema";
import { HIDEABLE, WALL_CLOCKS, WALL_LAYOUTS, WALL_THEMES } from "./model";

/** A wall is no list of all there is: each registry on it is watched as long as a screen shows it. */
const MOST_REGISTRIES = 50;
const LONGEST_NAME = 60;
// Control characters, separators of lines and paragraphs, and marks that turn the direction of what follows.
const NOT_IN_ONE_LINE = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

export const MakeWallInput = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, "Give the wall a name, such as the room it hangs in.")
      .max(LONGEST_NAME, `A name has at most ${LONGEST_NAME} characters.`)
      .refine((name) => !NOT_IN_ONE_LINE.test(name), "A name is one line of plain text."),
    registryIds: z
      .array(RegistryId)
      .min(1, "Choose at least one registry.")
      .max(MOST_REGISTRIES, `A wall shows at most ${MOST_REGISTRIES} registries.`)
      .refine(
        (ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length,
        "Name each registry once.",
      ),
    layout: z.enum(WALL_LAYOUTS),
    rotateSeconds: z.int().min(10).max(3_600),
    hides: z.array(z.enum(HIDEABLE)).max(HIDEABLE.length),
    theme: z.enum(WALL_THEMES),
    clock: z.enum(WALL_CLOCKS),
    dimsAtNight: z.boolean(),
    /** Left out: until somebody revokes it. */
    days: z.int().min(1).max(1_000).optional(),
  })
  .refine(({ layout, registryIds }) => layout !== "registry" || registryIds.length <= 1, {
    path: ["layout"],
    message: "This layout shows one registry. Choose one, or another layout.",
  });
export type MakeWallInput = z.infer<typeof MakeWallInput>;

export const WallInput = z.strictObject({ wallId: z.guid() });
export type WallInput = z.infer<typeof WallInput>;

export const ExchangeInput = z.strictObject({
  wallId: z.guid(),
  secret: z.string().max(200),
});
export type ExchangeInput = z.infer<typeof ExchangeInput>;
