import type { Person } from "../state/model";

/** Which account it is, in the form that MSAL builds its account ids from. */
export const clientInfo = ({ objectId, tenantId }: Person): string =>
  Buffer.from(JSON.stringify({ uid: objectId, utid: tenantId })).toString("base64url");
