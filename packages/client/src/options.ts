import type { QueueStorage } from "./queue-storage.ts";
import type { NewId } from "./uuid.ts";

/** The turns that tabs of one browser take: `navigator.locks`. */
export type Locks = Pick<LockManager, "request">;

/** What a client touches of the world. Only `storage` has no default: whether commands outlive a tab is the caller's choice. */
export interface ClientOptions {
  /** Where the server is, like `http://127.0.0.1:3000`. Default: where the page came from. */
  readonly baseUrl?: string;
  readonly storage: QueueStorage;
  readonly fetch?: typeof globalThis.fetch;
  readonly WebSocket?: typeof globalThis.WebSocket;
  /** Default: `navigator.locks` where the storage is shared with other tabs. */
  readonly locks?: Locks;
  /** Where tabs tell each other of commands. Default: a channel named as the storage, where that is shared. */
  readonly channel?: BroadcastChannel;
  /** Registers what is to be done when the network is back, and answers how to stop. Default: the `online` event. */
  readonly onNetworkBack?: (retry: () => void) => () => void;
  /** The same for when the network is lost. Default: the `offline` event. */
  readonly onNetworkLost?: (doubt: () => void) => () => void;
  readonly newId?: NewId;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** From 0 up to 1. */
  readonly random?: () => number;
}
