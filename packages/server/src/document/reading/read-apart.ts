import { Worker } from "node:worker_threads";
import type { Read, Work } from "./work.ts";

/** Beyond it a thread is ended, whatever it does: its own patience is shorter. */
const MOST_MS = 30_000;
const MOST_HEAP_MB = 256;
/** Of what stands beside the heap: the bytes of the file, and what is unpacked of it. */
const MOST_BESIDE_BYTES = 400_000_000;
const LOOK_MS = 100;

/**
 * Takes the text of a file in a thread that is there for it alone. Null: there is none, or the thread was ended, for it took too much
 * time or memory, or broke on what is in the file.
 */
export async function readApart(work: Work, signal: AbortSignal): Promise<Read> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: work,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 32 },
    // What a library has to say of a broken file is for nobody.
    stdout: true,
    stderr: true,
  });
  const end = () => void worker.terminate();
  const late = setTimeout(end, MOST_MS);
  const looking = setInterval(() => {
    worker.getHeapStatistics().then(
      ({ external_memory: beside }) => {
        if (beside > MOST_BESIDE_BYTES) end();
      },
      () => {
        // It is over.
      },
    );
  }, LOOK_MS);
  signal.addEventListener("abort", end);
  try {
    const read = await new Promise<Read>((resolve) => {
      let read: Read = { text: null };
      worker.once("message", (message: Read) => {
        read = message;
        end();
      });
      worker.once("error", () => resolve({ text: null }));
      worker.once("exit", () => resolve(read));
    });
    signal.throwIfAborted();
    return read;
  } finally {
    clearTimeout(late);
    clearInterval(looking);
    signal.removeEventListener("abort", end);
  }
}
