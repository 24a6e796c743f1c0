import { ApiError, type Client } from "@syncboard/client";
import { PICTURES } from "./media.ts";

/** Whose pictures. */
export type PictureOf = "attachment" | "document";

export type PictureSize = "thumbnail" | "content";

export type PictureState =
  | { readonly status: "loading" | "missing" | "failed" }
  | { readonly status: "ready"; readonly url: string };

interface Held {
  state: PictureState;
  /** Who shows it now. */
  readonly listeners: Set<() => void>;
  readonly controller: AbortController;
  bytes: number;
}

const LOADING: PictureState = { status: "loading" };
const MISSING: PictureState = { status: "missing" };
const FAILED: PictureState = { status: "failed" };

/** What nobody shows any more is kept up to this, for a list that is scrolled back and a card that is opened again. */
const MOST_KEPT = 80;
const MOST_KEPT_BYTES = 48 * 1_048_576;

/**
 * The pictures of attachments or of documents, asked for with one's own token, because an `<img>` sends none. One copy for all that show
 * it, which is let go of some time after nobody does.
 */
export class Pictures {
  readonly #client: Client;
  readonly #of: PictureOf;
  /** In the order in which they were let go of last. */
  readonly #held = new Map<string, Held>();

  constructor(client: Client, of: PictureOf) {
    this.#client = client;
    this.#of = of;
    let userId = client.session.getState().user?.id;
    client.session.subscribe(() => {
      const now = client.session.getState().user?.id;
      if (now !== userId) this.#dropAll();
      userId = now;
    });
  }

  stateOf(id: string, size: PictureSize): PictureState {
    return this.#held.get(keyOf(id, size))?.state ?? LOADING;
  }

  /** Asks for it where it is not at hand, and keeps it until the answer is called. */
  hold(id: string, size: PictureSize, listener: () => void): () => void {
    const key = keyOf(id, size);
    const known = this.#held.get(key);
    const held = known ?? { state: LOADING, listeners: new Set(), controller: new AbortController(), bytes: 0 };
    held.listeners.add(listener);
    if (!known) {
      this.#held.set(key, held);
      void this.#load(id, size, held);
    }
    return () => {
      held.listeners.delete(listener);
      if (held.listeners.size === 0) this.#letGo(key, held);
    };
  }

  /** Asks once more for what was not there, or did not come. */
  again(id: string, size: PictureSize): void {
    const held = this.#held.get(keyOf(id, size));
    if (!held || held.state.status === "ready" || held.state.status === "loading") return;
    this.#tell(held, LOADING);
    void this.#load(id, size, held);
  }

  async #load(id: string, size: PictureSize, held: Held): Promise<void> {
    try {
      const blob = await this.#read(id, size, held.controller.signal);
      if (held.controller.signal.aborted) return;
      if (!PICTURES.has(blob.type)) return this.#tell(held, MISSING);
      held.bytes = blob.size;
      this.#tell(held, { status: "ready", url: URL.createObjectURL(blob) });
    } catch (error) {
      if (!held.controller.signal.aborted) this.#tell(held, error instanceof ApiError ? MISSING : FAILED);
    }
  }

  /** A picture that is small enough has no smaller copy. */
  async #read(id: string, size: PictureSize, signal: AbortSignal): Promise<Blob> {
    if (size === "content") return await this.#content(id, { signal });
    try {
      return await this.#content(id, { thumbnail: true, signal });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
      return await this.#content(id, { signal });
    }
  }

  #content(id: string, options: { thumbnail?: boolean; signal: AbortSignal }): Promise<Blob> {
    const { api, documents } = this.#client;
    return this.#of === "document" ? documents.content(id, options) : api.attachmentContent(id, options);
  }

  #tell(held: Held, state: PictureState): void {
    held.state = state;
    for (const listener of held.listeners) listener();
  }

  #letGo(key: string, held: Held): void {
    if (this.#held.get(key) !== held) return;
    this.#held.delete(key);
    // Loading it is not worth while any more, and what was not there may be there the next time.
    if (held.state.status !== "ready") {
      held.controller.abort();
      return;
    }
    this.#held.set(key, held);
    const idle = [...this.#held].filter(([, { listeners }]) => listeners.size === 0);
    let bytes = idle.reduce((sum, [, each]) => sum + each.bytes, 0);
    let count = idle.length;
    for (const [each, dropped] of idle) {
      if (count <= MOST_KEPT && bytes <= MOST_KEPT_BYTES) return;
      this.#drop(each, dropped);
      bytes -= dropped.bytes;
      count--;
    }
  }

  #drop(key: string, held: Held): void {
    this.#held.delete(key);
    held.controller.abort();
    if (held.state.status === "ready") URL.revokeObjectURL(held.state.url);
  }

  #dropAll(): void {
    for (const [key, held] of this.#held) this.#drop(key, held);
  }
}

function keyOf(id: string, size: PictureSize): string {
  return `${size} ${id}`;
}

const all: Readonly<Record<PictureOf, WeakMap<Client, Pictures>>> = {
  attachment: new WeakMap(),
  document: new WeakMap(),
};

export function picturesOf(client: Client, of: PictureOf): Pictures {
  const known = all[of].get(client) ?? new Pictures(client, of);
  all[of].set(client, known);
  return known;
}
