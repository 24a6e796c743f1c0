import type { ClientMessage, ServerMessage } from "@syncboard/model/wire";
import { PROTOCOL } from "@syncboard/model/wire";

type MessageOf<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;

/** A live socket that remembers what it heard and waits for what it should hear. */
export class LiveSocket {
  readonly heard: ServerMessage[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #wakes = new Set<() => void>();
  #taken = 0;

  constructor(url: string, headers: Record<string, string> = {}) {
    // Node's WebSocket takes headers; the type, which is the browser's, does not say so.
    const options = { headers } as unknown as string[];
    this.#socket = new WebSocket(`${url.replace("http", "ws")}/api/v1/live`, options);
    this.#socket.addEventListener("message", ({ data }) => {
      this.heard.push(JSON.parse(String(data)) as ServerMessage);
      for (const wake of this.#wakes) wake();
    });
    this.closed = new Promise((resolve) => {
      this.#socket.addEventListener("close", ({ code }) => resolve(code));
      this.#socket.addEventListener("error", () => resolve(-1));
    });
  }

  async opened(): Promise<this> {
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve) => this.#socket.addEventListener("open", resolve, { once: true }));
    }
    return this;
  }

  say(message: ClientMessage): void {
    this.sayText(JSON.stringify(message));
  }

  sayText(text: string): void {
    this.#socket.send(text);
  }

  /** The next message of a type, not looked at before; those of other types in between are passed over. */
  async next<Type extends ServerMessage["type"]>(type: Type, withinMs = 5_000): Promise<MessageOf<Type>> {
    const until = Date.now() + withinMs;
    for (;;) {
      while (this.#taken < this.heard.length) {
        const message = this.heard[this.#taken++];
        if (message?.type === type) return message as MessageOf<Type>;
      }
      const left = until - Date.now();
      if (left <= 0) throw new Error(`no ${type} within ${withinMs} ms; heard ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#wakes.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, left);
        this.#wakes.add(wake);
      });
    }
  }

  close(): void {
    this.#socket.close();
  }
}

/** A socket that has said hello and was welcomed. */
export async function hello(url: string, token: string): Promise<LiveSocket> {
  const socket = await new LiveSocket(url).opened();
  socket.say({ type: "hello", token, protocol: PROTOCOL });
  await socket.next("welcome");
  return socket;
}

/** A socket that watches a board from now on. */
export async function watch(url: string, token: string, boardId: string, since?: number): Promise<LiveSocket> {
  const socket = await hello(url, token);
  socket.say({ type: "watch", boardId, ...(since !== undefined && { since }) });
  await socket.next("watching");
  return socket;
}
