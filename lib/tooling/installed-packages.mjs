/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [optional]
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 * @property {boolean} [link]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [engines]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 * @typedef {{ os: string, cpu: string, libc: string | undefined }} Machine
 */

/** @returns {Machine} */
export function thisMachine() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } } | undefined} */ (
    process.report.getReport()
  );
  const linuxLibc = report?.header?.glibcVersionRuntime ? "glibc" : "musl";
  return {
    os: process.platform,
    cpu: process.arch,
    libc: process.platform === "linux" ? linuxLibc : undefined,
  };
}

/**
 * Packages that the lock file asks for on this machine and that npm has not installed in that version.
 *
 * @param {Lockfile} lock
 * @param {Lockfile} installed npm's own record, `node_modules/.package-lock.json`
 * @param {Machine} machine
 */
export function missingPackages(lock, installed, machine) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => path !== "" && isNeeded(wanted, machine))
    .filter(([path, wanted]) => installed.packages[path]?.version !== wanted.version)
    .map(([path]) => path);
}

/**
 * @param {LockedPackage} wanted
 * @param {Machine} machine
 */
function isNeeded(wanted, machine) {
  if (!wanted.optional) return true;
  // An optional package without a platform is a fallback that npm leaves out when the native one fits.
  return Boolean(
    wanted.os?.includes(machine.os) &&
    wanted.cpu?.includes(machine.cpu) &&
    (wanted.libc === undefined || (machine.libc !== undefined && wanted.libc.includes(machine.libc))),
  );
}
