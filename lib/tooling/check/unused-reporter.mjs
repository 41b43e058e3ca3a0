/** Tells knip's runner how much knip looked at: with no entry it finds nothing unused, and says so calmly.
 *
 * @param {import("knip").ReporterOptions} options
 */
export default function countProcessed({ counters }) {
  console.log(`checked ${counters.processed} files`);
}
