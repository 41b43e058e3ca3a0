const NAME = "replica-map-session";

/** Tells the other tabs that nobody is signed in any more. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage("signed out");
  channel.close();
}

export function onSignedOutElsewhere(listener: () => void): void {
  new BroadcastChannel(NAME).onmessage = listener;
}
