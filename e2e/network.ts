import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** The way from one browser to the server, which a test can cut: connections break, and new ones are refused. */
export class Network {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #listener: Server | undefined;
  #port = 0;

  /** `target`: the server's port. */
  constructor(target: number) {
    this.#target = target;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async mend(): Promise<void> {
    const listener = createServer((near) => {
      const far = connect(this.#target, "127.0.0.1");
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on("error", () => other.destroy());
        socket.on("close", () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    listener.listen(this.#port, "127.0.0.1");
    await new Promise((resolve) => listener.once("listening", resolve));
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  /** Open connections carry nothing more and do not break, as when a cable is pulled. */
  freeze(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#listener?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
