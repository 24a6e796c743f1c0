/** A file on its way to the server. */
export interface UploadOptions {
  /** Told how much has gone, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Calls it off: the upload then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Sending extends UploadOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: FormData;
}

/** Sends a form and answers what the server said. Rejects with `TypeError` when there is no answer. */
export type Upload = (sending: Sending) => Promise<Response>;

/** A connection on which nothing has gone for so long is cut. */
const SILENCE_MS = 30_000;

/** All of it has gone: what is done with it there may take longer. */
const KEEPING_MS = 120_000;

/** `fetch` cannot tell how much has gone; where there is an XMLHttpRequest, that can. */
export const upload: Upload = (sending) => {
  return typeof globalThis.XMLHttpRequest === "function" ? uploadByXhr(sending) : uploadByFetch(sending);
};

async function uploadByFetch({ url, method, headers, body, signal, onProgress }: Sending): Promise<Response> {
  // Undici, given a form and a signal that is over, throws where nobody can catch it.
  signal?.throwIfAborted();
  const response = await globalThis.fetch(url, { method, headers, body, ...(signal && { signal }) });
  onProgress?.(1);
  return response;
}

function uploadByXhr({ url, method, headers, body, signal, onProgress }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const cut = () => request.abort();
    const heard = (patience = SILENCE_MS) => {
      clearTimeout(silence);
      silence = setTimeout(cut, patience);
    };
    const over = () => {
      clearTimeout(silence);
      signal?.removeEventListener("abort", cut);
    };
    const fail = () => {
      over();
      reject(signal?.aborted ? signal.reason : new TypeError("No answer from the server"));
    };
    request.upload.onprogress = ({ loaded, total }) => {
      heard(loaded < total ? SILENCE_MS : KEEPING_MS);
      if (total > 0) onProgress?.(loaded / total);
    };
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => {
      over();
      const { status, statusText, responseText } = request;
      const kept = ["content-type", "retry-after"].flatMap((name): [string, string][] => {
        const value = request.getResponseHeader(name);
        return value === null ? [] : [[name, value]];
      });
      resolve(new Response(responseText, { status, statusText, headers: kept }));
    };
    if (signal?.aborted) return fail();
    signal?.addEventListener("abort", cut);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    heard();
    request.send(body);
  });
}
