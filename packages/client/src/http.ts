import { ApiError } from "./api-error.ts";
import { type Download, type DownloadOptions, download } from "./download.ts";
import type { Upload, UploadOptions } from "./upload.ts";

export interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly token?: string;
  /** Whether the refresh cookie goes along: only where the path is its own. */
  readonly withCookie?: boolean;
}

export interface FileToSend extends UploadOptions {
  readonly method: "PUT" | "POST";
  readonly file: Blob;
  /** What it is called; without it, as the blob is. */
  readonly name?: string | undefined;
  readonly token: string;
}

/** Speaks JSON to the API. Rejects with `ApiError` when the server says no, with `TypeError` when there is no answer. */
export interface Http {
  ask<Answer>(path: string, question?: Question): Promise<Answer>;
  /** For what answers nothing. */
  tell(path: string, question: Question): Promise<void>;
  /** Sends a file there. Takes as long as it goes on. */
  sendFile<Answer>(path: string, sending: FileToSend): Promise<Answer>;
  /** Gets a file from there. Takes as long as it goes on. */
  get(path: string, options: DownloadOptions & { readonly token: string }): Promise<Download>;
}

export const API = "/api/v1";

/** No answer after this long counts as a cut. */
const TIMEOUT_MS = 10_000;

export function createHttp(baseUrl: string, fetch: typeof globalThis.fetch, upload: Upload): Http {
  async function send(path: string, { method = "GET", body, token, withCookie = false }: Question): Promise<Response> {
    const headers = new Headers({ accept: "application/json" });
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    if (body !== undefined) headers.set("content-type", "application/json");
    const response = await fetch(`${baseUrl}${API}${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: withCookie ? "include" : "same-origin",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await ApiError.from(response);
    return response;
  }

  return {
    ask: async (path, question = {}) => answered(async () => (await send(path, question)).json()),
    tell: async (path, question) => {
      await answered(() => send(path, question));
    },
    async sendFile(path, { method, file, name, token, ...options }) {
      const body = new FormData();
      if (name === undefined) body.set("file", file);
      else body.set("file", file, name);
      const headers = { accept: "application/json", authorization: `Bearer ${token}` };
      const response = await upload({ url: `${baseUrl}${API}${path}`, method, headers, body, ...options });
      if (!response.ok) throw await ApiError.from(response);
      return answered(() => response.json());
    },
    get: (path, { token, ...options }) =>
      download(fetch, `${baseUrl}${API}${path}`, { authorization: `Bearer ${token}` }, options),
  };
}

/** A time-out, and an answer that breaks off, look like any other cut. */
async function answered<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError || error instanceof TypeError) throw error;
    throw new TypeError("No answer from the server", { cause: error });
  }
}
