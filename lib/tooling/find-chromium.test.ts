import { describe, expect, it } from "vitest";
import { findTestBrowser } from "./find-chromium";

describe("the browser for the tests", () => {
  it("is the one that CHROMIUM_PATH names", async () => {
    expect(await findTestBrowser({ CHROMIUM_PATH: process.execPath, PATH: "" })).toEqual({
      executablePath: process.execPath,
      env: {},
    });
  });

  it("is not looked for elsewhere when CHROMIUM_PATH leads nowhere", async () => {
    await expect(findTestBrowser({ CHROMIUM_PATH: "/nowhere/chromium" })).rejects.toThrow(
      'CHROMIUM_PATH is "/nowhere/chromium", where there is no file.',
    );
  });
});
