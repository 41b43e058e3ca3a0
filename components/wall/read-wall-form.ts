import { HIDEABLE, WALL_CLOCKS, WALL_LAYOUTS, WALL_THEMES } from "@/lib/walls/model";
import type { MakeWallInput } from "@/lib/walls/schema";

const DEFAULT_SECONDS = 30;

/** What somebody has filled in. What does not fit is left for the server to say. */
export function readWallForm(form: FormData): MakeWallInput {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const oneOf = <Word extends string>(name: string, words: readonly [Word, ...Word[]]) =>
    words.find((word) => word === text(name)) ?? words[0];
  return {
    name: text("name"),
    registryIds: all("registryIds"),
    layout: oneOf("layout", WALL_LAYOUTS),
    rotateSeconds: text("rotateSeconds") === "" ? DEFAULT_SECONDS : Number(text("rotateSeconds")),
    hides: HIDEABLE.filter((word) => all("hides").includes(word)),
    theme: oneOf("theme", WALL_THEMES),
    clock: oneOf("clock", WALL_CLOCKS),
    dimsAtNight: text("dimsAtNight") === "yes",
    ...(text("days") === "" ? {} : { days: Number(text("days")) }),
  };
}
