import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  /** Of the body, in bytes. */
  readonly length: number;
  body(): Buffer;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const HEAD_END = Buffer.from("\r\n\r\n");

/**
 * One keep-alive connection that sends a request when the one before was answered.
 *
 * Not autocannon (9.0.0): on two cores the generator and the server share, and there it took about 50 µs of processor
 * time for a small request where this takes 25, beside the server's 80. That made the no-op's rate, which is the floor,
 * a fifth lower, and every ratio to it look better than it is. It also cuts off what is under way at the end of a turn,
 * so one does not know which cards have moved.
 */
export class Connection {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #head: Buffer | undefined;
  #chunks: Buffer[] = [];
  #status = 0;
  #length = 0;
  #missing = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.#hear(chunk));
    socket.on("error", (error) => this.#waiting?.reject(error));
    socket.on("close", () => this.#waiting?.reject(new Error("The server closed the connection")));
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    return new Connection(socket);
  }

  /** `head` is the request but for its length and body, each line with its end. */
  request(head: string, body = ""): Promise<Answer> {
    if (this.#socket.destroyed) throw new Error("The server closed the connection");
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    if (this.#missing === 0) {
      this.#head = this.#head ? Buffer.concat([this.#head, chunk]) : chunk;
      const end = this.#head.indexOf(HEAD_END);
      if (end < 0) return;
      const rest = this.#head.subarray(end + HEAD_END.length);
      this.#readHead(this.#head.toString("latin1", 0, end));
      this.#head = undefined;
      this.#take(rest);
    } else {
      this.#take(chunk);
    }
  }

  #readHead(head: string): void {
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`An answer without a length: ${head}`);
    this.#status = Number(head.slice(9, 12));
    this.#length = Number(length);
    this.#missing = this.#length;
    this.#chunks = [];
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#missing -= chunk.length;
    if (this.#missing > 0) return;
    const chunks = this.#chunks;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: this.#status, length: this.#length, body: () => Buffer.concat(chunks) });
  }
}
