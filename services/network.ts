import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** The way to a server, which a test can cut or let fall silent. */
export class Network {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #listener: Server | undefined;
  #port: number;
  #isDark = false;

  /** `target`: the server's port; `port`: where to be found, by default wherever there is room. */
  constructor(target: number, port = 0) {
    this.#target = target;
    this.#port = port;
  }

  /** Known once it was mended for the first time, and the same over every cut. */
  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Who connects from now on gets through. */
  async mend(): Promise<void> {
    this.#isDark = false;
    if (this.#listener) return;
    const listener = createServer((near) => this.#join(near));
    listener.listen(this.#port, "127.0.0.1");
    await new Promise((resolve, reject) => listener.once("listening", resolve).once("error", reject));
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  /** Open connections carry nothing more and do not break, as when a cable is pulled; new ones get through. */
  freeze(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** As `freeze`, and new connections are taken and carry nothing either, until it is mended. */
  goDark(): void {
    this.#isDark = true;
    this.freeze();
  }

  /** Connections break, and new ones are refused. */
  async cut(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    const closed = new Promise((resolve) => (listener ? listener.close(resolve) : resolve(undefined)));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #join(near: Socket): void {
    if (this.#isDark) {
      this.#keep(near);
      near.pause();
      return;
    }
    const far = connect(this.#target, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#keep(socket);
      socket.on("close", () => other.destroy());
      socket.pipe(other);
    }
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // Told by "close" as well, which ends the other half.
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
  }
}
