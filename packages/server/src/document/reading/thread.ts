import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { MOST_CHARACTERS, type Read, type Work } from "./work.ts";

// Runs in a thread of its own, for one file: whatever is in that, the server goes on. Each reader is loaded when it is needed.

const LEAST_URGENT = 19;

async function read({ path, reader }: Work): Promise<string | null> {
  switch (reader) {
    case "text":
      return await (await import("./read-text.ts")).readText(path);
    case "html":
      return await (await import("./read-html.ts")).readHtml(path);
    case "docx":
      return await (await import("./read-docx.ts")).readDocx(path);
    case "pdf":
      return await (await import("./read-pdf.ts")).readPdf(path);
  }
}

/** As every database keeps it, without what only makes it long. */
function tidied(text: string): string {
  return text
    .slice(0, 2 * MOST_CHARACTERS)
    .replaceAll(/[\p{Cc}\p{Zs}\ufeff]+/gu, (gap) => (/[\n\r]/.test(gap) ? "\n" : " "))
    .trim()
    .slice(0, MOST_CHARACTERS)
    .toWellFormed();
}

// On Linux this is of the thread alone: who waits for an answer goes first.
if (process.platform === "linux") setPriority(LEAST_URGENT);
const text = await read(workerData);
const answer: Read = { text: text === null ? null : tidied(text) };
parentPort?.postMessage(answer);
