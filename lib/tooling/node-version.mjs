// Imports nothing and uses old syntax only: it has to run on the very versions that it refuses.

var LEAST_MAJOR = 20;
var LEAST_MINOR = 9;

/**
 * @param {string} version such as "20.9.0"
 * @returns {string | undefined} what to tell the person, when the version is too old
 */
export function oldNodeSentence(version) {
  var parts = version.split(".").map(Number);
  var major = parts[0] || 0;
  var minor = parts[1] || 0;
  if (major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR)) return undefined;
  return "Replica Map needs Node.js 20.9 or newer; this is Node.js " + version + ".";
}

export function refuseOldNode() {
  var sentence = oldNodeSentence(process.versions.node);
  if (sentence === undefined) return;
  console.error(sentence);
  process.exit(1);
}
