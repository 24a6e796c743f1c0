import { ApiError } from "./api-error.ts";

/** A file from the server, whole. */
export interface Download {
  readonly blob: Blob;
  /** As the server calls it. */
  readonly name: string;
}

export interface DownloadOptions {
  /** Told how much has come, in bytes: the server does not know beforehand how much it will be. */
  readonly onProgress?: (bytes: number) => void;
  /** Calls it off: the download then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A connection on which nothing has come for so long is cut. */
const SILENCE_MS = 30_000;

/** Rejects with `ApiError` when the server says no, with `TypeError` when there is no answer or it breaks off. */
export async function download(
  fetch: typeof globalThis.fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  { signal, onProgress }: DownloadOptions,
): Promise<Download> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => ending.abort(), SILENCE_MS);
  };
  const cut = () => ending.abort();
  signal?.addEventListener("abort", cut);
  heard();
  try {
    const response = await fetch(url, { headers, signal: ending.signal });
    if (!response.ok) throw await ApiError.from(response);
    const parts: BlobPart[] = [];
    let bytes = 0;
    for await (const part of partsOf(response)) {
      heard();
      parts.push(part);
      bytes += part.byteLength;
      onProgress?.(bytes);
    }
    const type = response.headers.get("content-type") ?? "";
    return { blob: new Blob(parts, { type }), name: nameIn(response.headers.get("content-disposition")) };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof ApiError || error instanceof TypeError) throw error;
    throw new TypeError("No answer from the server", { cause: error });
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener("abort", cut);
  }
}

/** By hand: not every browser can go through a stream with `for await`. */
async function* partsOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
}

function nameIn(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "syncboard.json";
}
