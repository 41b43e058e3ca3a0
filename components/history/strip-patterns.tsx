/** Patterns of a strip in CSS pixels. Each strip brings its own, because a page may hold one strip or fifty. */
export function StripPatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      <pattern id={`${prefix}syncing`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className="strip-stripes" d="M-2 2 2-2M0 8 8 0M6 10 10 6" />
      </pattern>
      <pattern id={`${prefix}creating`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className="strip-dashes" d="M1.5 0V6" />
      </pattern>
      <pattern id={`${prefix}deleting`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className="strip-dashes" d="M0 1.5H6" />
      </pattern>
      <pattern id={`${prefix}other`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className="strip-dots" cx="3" cy="3" r="1.5" />
      </pattern>
    </defs>
  );
}
