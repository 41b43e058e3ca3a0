import { z } from "zod";

/** What `DATABASE_URL` says. Holds a password: never shown, never logged. */
export interface DatabaseAddress {
  /** A name or an address, or the folder of a local socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Without them the driver takes PGUSER and PGPASSWORD. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** `verified`: the server shows a certificate for its name by an authority that is trusted. */
  readonly tls: "none" | "verified";
  /** Trusted instead of the authorities that Node.js knows. */
  readonly rootCertificateFile: string | undefined;
}

const EXAMPLE = "postgresql://replica_map:PASSWORD@db.example.com/replica_map";
const THIS_MACHINE = new Set(["localhost", "127.0.0.1", "::1"]);
const PARAMETERS = new Set(["sslmode", "sslrootcert", "host"]);
/**
 * `require` and `verify-ca` are taken for `verify-full`: a server that nobody has checked could be anybody, and
 * the store holds people's sealed tokens and the record of who did what. `prefer` and `allow` give way to whoever
 * asks for plain text, so they are refused.
 */
const VERIFIED = new Set(["require", "verify-ca", "verify-full"]);

// No problem repeats a part of the text: wherever a slip is, the password may stand there.
export const databaseAddress = z.string().transform((text, context): DatabaseAddress => {
  const problem = (words: string) => {
    context.addIssue(words);
    return z.NEVER;
  };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "postgres:" && url?.protocol !== "postgresql:") {
    return problem(`is not the address of a PostgreSQL database. Set it to something like ${EXAMPLE}.`);
  }
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) {
    return problem(
      `has a parameter that is not known here. Known are ${[...PARAMETERS].join(", ")}; take the others away.`,
    );
  }
  const socket = url.searchParams.get("host") ?? "";
  const server = decoded(url.hostname.replace(/^\[(.*)\]$/, "$1"));
  const database = decoded(url.pathname.slice(1));
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (server === undefined || database === undefined || user === undefined || password === undefined) {
    return problem("has a % that begins no escape. Write %25 for a percent sign, also in the password.");
  }
  const host = server || socket;
  if (host === "" || database === "" || database.includes("/")) {
    return problem(`does not name a server and one database. Set it to something like ${EXAMPLE}.`);
  }
  if (socket !== "" && (url.hostname !== "" || !socket.startsWith("/"))) {
    return problem("has a host parameter, which is for the folder of a local socket and nothing else.");
  }
  const isHere = THIS_MACHINE.has(host) || host.startsWith("/");
  const mode = url.searchParams.get("sslmode") ?? (isHere ? "disable" : "verify-full");
  if (mode !== "disable" && !VERIFIED.has(mode)) {
    return problem(
      'has an sslmode that can be talked out of encryption. Set it to "verify-full", or to "disable" where the network between is your own.',
    );
  }
  return {
    host,
    port: url.port === "" ? 5432 : Number(url.port),
    database,
    user: user || undefined,
    password: password || undefined,
    tls: mode === "disable" ? "none" : "verified",
    rootCertificateFile: url.searchParams.get("sslrootcert") ?? undefined,
  };
});

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
