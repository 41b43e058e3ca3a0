import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { describeProblems } from "./describe-problems";
import { EmulatorState, STATE_VERSION } from "./model";

/** A state file that cannot be used. The message says what to do; nothing is ever replaced silently. */
export class BrokenStateFile extends Error {
  constructor(path: string, what: string) {
    super(
      `The state of the local Azure in ${path} cannot be used: ${what}. Delete the file to start over, or set EMULATOR_STATE_FILE to another one.`,
    );
    this.name = "BrokenStateFile";
  }
}

/** The saved state; undefined when there is no file yet. */
export async function readStateFile(path: string): Promise<EmulatorState | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new BrokenStateFile(path, String(error));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BrokenStateFile(path, "it is not JSON");
  }
  const version = z.object({ version: z.unknown() }).safeParse(value).data?.version;
  if (version !== STATE_VERSION) {
    throw new BrokenStateFile(
      path,
      `its version is ${JSON.stringify(version)}, and this build reads ${String(STATE_VERSION)}`,
    );
  }
  const parsed = EmulatorState.safeParse(value);
  if (!parsed.success) throw new BrokenStateFile(path, describeProblems(parsed.error));
  return parsed.data;
}

const DEBOUNCE_MS = 100;

export interface StateWriter {
  /** Writes soon; many changes become one write. */
  readonly changed: () => void;
  /** Writes what is not written yet, and stops. */
  readonly close: () => Promise<void>;
}

/** Keeps a file equal to the state, whole at every moment: written beside it, then renamed over it. */
export function writeStateFile(path: string, current: () => EmulatorState): StateWriter {
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    isDirty = false;
    const beside = `${path}.${String(process.pid)}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    // It holds the key that tokens are signed with.
    await writeFile(beside, JSON.stringify(current()), { mode: 0o600 });
    await rename(beside, path);
  }

  return {
    changed: () => {
      isDirty = true;
      timer ??= setTimeout(() => {
        timer = undefined;
        writing = writing.then(write).catch((error: unknown) => {
          isDirty = true;
          console.error(`The state of the local Azure could not be written to ${path}.`, error);
        });
      }, DEBOUNCE_MS);
    },
    close: async () => {
      clearTimeout(timer);
      timer = undefined;
      await writing;
      if (isDirty) await write();
    },
  };
}
