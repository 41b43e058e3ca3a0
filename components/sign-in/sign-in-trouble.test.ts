import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SessionRefused } from "./call-session";
import { WORDS_BY_ENTRA_NUMBER } from "./entra-error-words";
import { troubleOf } from "./sign-in-trouble";

// As msal-browser 5 makes them of an answer of Entra.
function entraError(errorCode: string, number: number, name = "ServerError"): Error {
  const ids =
    "Trace ID: 0a1b2c3d-0000-4000-8000-000000000001 Correlation ID: 0a1b2c3d-0000-4000-8000-000000000002 Timestamp: 2026-11-20 10:00:00Z";
  const errorMessage = `AADSTS${number}: Something in English. ${ids}`;
  return Object.assign(new Error(errorMessage), { name, errorCode, errorMessage });
}

describe("what a person is told when the sign-in did not work", () => {
  it.each([
    [65001, "consent_required", /agreed yet/],
    [65004, "access_denied", /declined/],
    [90094, "access_denied", /administrator has to agree/],
    [50020, "access_denied", /another organisation/],
    [50105, "access_denied", /not been assigned/],
    [53003, "access_denied", /conditional access/],
    [700016, "unauthorized_client", /does not know Replica Map/],
    [50011, "invalid_request", /does not know the address/],
    [700084, "invalid_grant", /24 hours/],
    [9002326, "invalid_request", /not as a single-page application/],
    [50194, "invalid_request", /several organisations/],
    [90002, "invalid_request", /does not know the organisation/],
    [650057, "invalid_resource", /does not ask for access to Azure/],
    [500011, "invalid_resource", /Azure Service Management is missing/],
    [50076, "interaction_required", /second proof/],
  ])("names the cause of AADSTS%i", (number, code, words) => {
    const trouble = troubleOf(entraError(code, number));
    expect(trouble.title).toMatch(words);
    expect(trouble.nextStep).not.toBe("");
    expect(trouble.detail).toContain(`AADSTS${number}`);
    expect(trouble.detail).toContain("Correlation ID: 0a1b2c3d-0000-4000-8000-000000000002");
  });

  it("knows the same numbers as the guide for whoever runs it", () => {
    const guide = readFileSync("docs/app-registration.md", "utf8");
    const inGuide = guide
      .split("\n")
      // What the server's own identity is refused does not come to a sign-in page.
      .filter((line) => /^\| \d/.test(line) && !line.includes("service mode, in the server's log"))
      .flatMap((line) => line.split("|")[1]?.match(/\d+/g) ?? []);
    expect(new Set(inGuide)).toEqual(new Set(Object.keys(WORDS_BY_ENTRA_NUMBER)));
  });

  it.each([
    ["timed_out", /third-party cookies/],
    ["no_network_connectivity", /connection/],
    ["database_unavailable", /cookies and site data/],
    ["no_token_request_cache_error", /Start it again/],
  ])("says what to do about %s", (errorCode, words) => {
    const error = Object.assign(new Error(errorCode), { name: "BrowserAuthError", errorCode });
    expect(troubleOf(error).nextStep).toMatch(words);
  });

  it("says first that the clock is off, when it is", () => {
    const error = entraError("invalid_grant", 700024);
    expect(troubleOf(error, 12 * 60_000).nextStep).toMatch(/12 minutes slow/);
    expect(troubleOf(error, -7 * 60_000).nextStep).toMatch(/7 minutes fast/);
    expect(troubleOf(error, 4 * 60_000).nextStep).not.toMatch(/clock/);
  });

  it("repeats the dashboard's own refusal", () => {
    const refused = new SessionRefused({
      ok: false,
      code: "forbidden",
      message: "You have no app role here.",
      nextStep: "Ask an administrator.",
    });
    expect(troubleOf(refused)).toEqual({
      title: "You have no app role here.",
      nextStep: "Ask an administrator.",
    });
  });

  it("shows nothing of an error but codes and identifiers", () => {
    const errorMessage =
      "AADSTS50020: of https://x.example/#code=0.AXsecret&state=1 eyJhbGciOi.eyJzdWIi.c2ln";
    const error = Object.assign(new Error(errorMessage), { errorCode: "access_denied", errorMessage });
    expect(troubleOf(error).detail).toBe("access_denied · AADSTS50020");
  });

  it.each([undefined, null, "text", 5, new TypeError("Failed to fetch"), {}])(
    "has words for what nobody expected: %s",
    (error) => {
      expect(troubleOf(error).title).toBe("The sign-in did not work.");
    },
  );
});
