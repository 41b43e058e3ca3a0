const FEATURES_NOBODY_NEEDS = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "usb",
  "xr-spatial-tracking",
];

const YEAR_SECONDS = 31_536_000;

/** For every response, whatever it holds. */
export function securityHeaders({
  isBridge,
  isHttps,
}: {
  readonly isBridge: boolean;
  readonly isHttps: boolean;
}): readonly (readonly [string, string])[] {
  return [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", isBridge ? "SAMEORIGIN" : "DENY"],
    // Not `no-referrer`: under that a browser sends `Origin: null` with our own forms.
    ["referrer-policy", "same-origin"],
    ["permissions-policy", FEATURES_NOBODY_NEEDS.map((feature) => `${feature}=()`).join(", ")],
    // The way back from Entra may end in a window that another of our pages has opened.
    ...(isBridge ? [] : [["cross-origin-opener-policy", "same-origin"] as const]),
    ["cross-origin-resource-policy", "same-origin"],
    ["origin-agent-cluster", "?1"],
    ["x-dns-prefetch-control", "off"],
    ...(isHttps ? [["strict-transport-security", `max-age=${YEAR_SECONDS}`] as const] : []),
  ];
}
