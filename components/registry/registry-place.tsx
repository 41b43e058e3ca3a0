interface RegistryPlaceProps {
  homeDisplayName: string;
  portalUrl: string;
}

/** Follows the tier, which can change while the page is open. */
export function RegistryPlace({ homeDisplayName, portalUrl }: RegistryPlaceProps) {
  return (
    <>
      {" "}
      · home {homeDisplayName} ·{" "}
      <a className="link" href={portalUrl} target="_blank" rel="noopener noreferrer">
        Open in Azure portal<span className="sr-only"> (opens a new tab)</span>
      </a>
    </>
  );
}
