export interface TroubleWords {
  /** What happened, in plain words. */
  readonly title: string;
  /** What the person can do now. */
  readonly nextStep: string;
}

const OTHER_ORGANISATION: TroubleWords = {
  title: "This account belongs to another organisation.",
  nextStep:
    "Sign in with an account of the organisation that Replica Map is set up for, or ask to be invited as a guest there.",
};

export const CONSENT_MISSING: TroubleWords = {
  title: "Nobody has agreed yet that Replica Map may act for you.",
  nextStep:
    "Sign in again and accept what it asks for, or ask an administrator to consent for the organisation.",
};

const SECOND_PROOF: TroubleWords = {
  title: "Your organisation asks for a second proof that it is you.",
  nextStep: "Sign in again and give it.",
};

// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
export const WORDS_BY_ENTRA_NUMBER: Readonly<Record<string, TroubleWords>> = {
  "50020": OTHER_ORGANISATION,
  "50034": {
    title: "This account is not known in the organisation that Replica Map is set up for.",
    nextStep: "Check the address you typed, or sign in with another account.",
  },
  "50105": {
    title: "You have not been assigned to Replica Map.",
    nextStep: "Ask whoever administers it in Microsoft Entra to assign you under Enterprise applications.",
  },
  "53003": {
    title: "Your organisation's conditional access rules did not let you sign in here.",
    nextStep:
      "Try again from a managed device or network, or ask whoever administers Microsoft Entra which rule it was.",
  },
  "65001": CONSENT_MISSING,
  "65004": {
    title: "You declined what Replica Map asked for.",
    nextStep:
      "It needs to read who you are and to call Azure as you; without that it cannot show anything. Sign in again to accept.",
  },
  "90094": {
    title: "An administrator has to agree first that Replica Map may be used in your organisation.",
    nextStep:
      "Send the details below to whoever administers Microsoft Entra; they consent once, for everybody.",
  },
  "90072": OTHER_ORGANISATION,
  "700016": {
    title: "This organisation's Microsoft Entra does not know Replica Map.",
    nextStep: "Whoever runs it should check ENTRA_CLIENT_ID and ENTRA_TENANT_ID.",
  },
  "50011": {
    title: "Microsoft Entra does not know the address of this Replica Map.",
    nextStep:
      "Whoever runs it should add this address with /auth/redirect to the redirect URIs of the app registration, as a single-page application.",
  },
  "9002326": {
    title: "Microsoft Entra knows the address of this Replica Map, but not as a single-page application.",
    nextStep:
      "Whoever runs it should move the redirect URI in the app registration from “Web” to “Single-page application”.",
  },
  "50194": {
    title: "Replica Map is set up for several organisations, its app registration for one alone.",
    nextStep:
      "Whoever runs it should let the app registration sign in people of any organisation, or leave one tenant in ENTRA_TENANT_ID.",
  },
  "90002": {
    title: "Microsoft Entra does not know the organisation that Replica Map is set up for.",
    nextStep: "Whoever runs it should check ENTRA_TENANT_ID, and AZURE_CLOUD.",
  },
  "650057": {
    title: "The app registration of Replica Map does not ask for access to Azure.",
    nextStep:
      "Whoever runs it should add the permission user_impersonation of Azure Service Management to the app registration.",
  },
  "500011": {
    title: "Azure Service Management is missing from your organisation's Microsoft Entra.",
    nextStep:
      "Send the details below to whoever administers Microsoft Entra; they add its service principal once, for everybody.",
  },
  "50076": SECOND_PROOF,
  "50079": SECOND_PROOF,
  "700084": {
    title: "Your sign-in has ended; it lasts 24 hours.",
    nextStep: "Sign in again.",
  },
};
