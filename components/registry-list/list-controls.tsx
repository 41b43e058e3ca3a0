import { Button } from "@/components/ui/button";
import type { FleetQuery } from "@/lib/fleet/schema";

interface ListControlsProps {
  query: FleetQuery;
  /** What was found, and which of it is on this page. */
  words: string;
}

/** Search, filter and order as one form that reads into the address: works without scripts, can be shared. */
export function ListControls({ query, words }: ListControlsProps) {
  return (
    <search>
      <form action="/" method="get" className="list-controls">
        <label className="field grow">
          Search
          <input
            type="search"
            name="q"
            defaultValue={query.q}
            maxLength={100}
            placeholder="Name, group, subscription or region"
            className="text-input"
          />
        </label>
        <label className="field">
          Tier
          <select name="tier" defaultValue={query.tier} className="text-input">
            <option value="all">All tiers</option>
            <option value="premium">Premium</option>
            <option value="standard">Standard</option>
            <option value="basic">Basic</option>
          </select>
        </label>
        <label className="field">
          Order by
          <select name="sort" defaultValue={query.sort} className="text-input">
            <option value="name">Name</option>
            <option value="worst">Worst state</option>
            <option value="replicas">Number of replicas</option>
            <option value="tier">Tier</option>
            <option value="subscription">Subscription</option>
            <option value="home">Home region</option>
          </select>
        </label>
        {query.state === "all" ? null : <input type="hidden" name="state" value={query.state} />}
        <Button type="submit">Show</Button>
        <p role="status" className="text-ink-muted">
          {words}
        </p>
      </form>
    </search>
  );
}
