import { setTimeout as pause } from "node:timers/promises";
import { S3Fault } from "./s3-fault.ts";

/** What a store answers in passing. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 200;
/** 64 kB a second. A slower line cannot be told from a silent one. */
const LEAST_BYTES_PER_MS = 64;

/**
 * A `fetch` for requests that may be sent again: it does so when a store is busy or a connection breaks, and gives up when
 * nothing comes for `silentMs`, before an answer or within one.
 */
export function persistentFetch(silentMs: number): typeof fetch {
  return async (input, init) => {
    for (let tries = 1; ; tries++) {
      try {
        const answer = await patientFetch(input, init, silentMs);
        if (tries === MOST_TRIES || !PASSING.has(answer.status)) return answer;
        await answer.body?.cancel();
      } catch (error) {
        if (tries === MOST_TRIES || error instanceof S3Fault) throw error;
      }
      await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
    }
  };
}

async function patientFetch(input: string | URL | Request, init: RequestInit = {}, silentMs: number) {
  const call = new AbortController();
  const silent = () => call.abort(new S3Fault("The store of files is silent"));
  const bytes = init.body instanceof Uint8Array ? init.body.byteLength : 0;
  const waiting = setTimeout(silent, silentMs + bytes / LEAST_BYTES_PER_MS);
  try {
    const answer = await fetch(input, {
      ...init,
      // As it lies there: `fetch` would unpack what a proxy packs, and the size would be another.
      headers: { ...plain(init.headers), "accept-encoding": "identity" },
      // Elsewhere the signature is no good, and should not be known.
      redirect: "manual",
      signal: call.signal,
    });
    if (!answer.body) return answer;
    const { status, headers } = answer;
    return new Response(watched(answer.body, silent, silentMs), { status, headers });
  } finally {
    clearTimeout(waiting);
  }
}

function plain(headers: RequestInit["headers"]): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}

/** The same bytes. Only waiting for the store counts, not for whoever reads them. */
function watched(body: NonNullable<Response["body"]>, silent: () => void, silentMs: number) {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const waiting = setTimeout(silent, silentMs);
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } finally {
          clearTimeout(waiting);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
