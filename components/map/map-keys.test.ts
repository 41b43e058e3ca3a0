import { describe, expect, it } from "vitest";
import { answerKey } from "./map-keys";

function press(key: string) {
  const calls: string[] = [];
  const isAnswered = answerKey(key, "westeurope", {
    hexagons: [
      { id: "westeurope", centre: { x: 100, y: 100 }, truePoint: { x: 100, y: 100 }, hasLeader: false },
      { id: "polandcentral", centre: { x: 140, y: 104 }, truePoint: { x: 140, y: 104 }, hasLeader: false },
    ],
    homeRegion: "eastus",
    focusOn: (region) => calls.push(`focus ${region}`),
    onSelect: (region) => calls.push(`select ${region}`),
    onStage: (region) => calls.push(`stage ${region}`),
    onAskSearch: () => calls.push("search"),
    onAskHelp: () => calls.push("help"),
    hideTip: () => calls.push("hide tip"),
  });
  return { isAnswered, calls };
}

describe("keys on the map", () => {
  it.each([
    ["ArrowRight", "focus polandcentral"],
    ["ArrowLeft", "focus undefined"],
    ["Home", "focus eastus"],
    ["Enter", "select westeurope"],
    [" ", "stage westeurope"],
    ["/", "search"],
    ["?", "help"],
    ["Escape", "hide tip"],
  ])("%s does one thing: %s", (key, call) => {
    expect(press(key)).toEqual({ isAnswered: true, calls: [call] });
  });

  it("leaves every other key to the browser", () => {
    for (const key of ["Tab", "a", "PageDown", "F5", "toString"]) {
      expect(press(key)).toEqual({ isAnswered: false, calls: [] });
    }
  });
});
