import { type AttachmentUpload, retryDelay } from "@syncboard/client";
import type { UploadPlace } from "./uploads.ts";

/** With these a short cut is over; a longer one is told, and waits for the line. */
const MOST_AGAIN = 3;

interface Sending extends AttachmentUpload {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Told when it was cut and is tried again soon, and when it is under way again. */
  readonly onCut: (isCut: boolean) => void;
}

/** Sends a file, and what got no answer a few times more: under the same id the server takes it once. */
export async function sendAgain(place: UploadPlace, file: File, { onCut, ...options }: Sending): Promise<void> {
  const { signal } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return void (await place.send(file, options));
    } catch (error) {
      if (!(error instanceof TypeError) || signal.aborted || attempt === MOST_AGAIN || place.isDown()) throw error;
      onCut(true);
      await pause(retryDelay(attempt, Math.random), signal);
      if (place.isDown()) throw error;
      onCut(false);
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", end, { once: true });
  });
}
