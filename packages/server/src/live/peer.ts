import { CLOSE, type ServerMessage } from "@syncboard/model/wire";
import type { WebSocket } from "ws";
import type { Actor } from "../session/actor.ts";

/** More than this waiting for a reader means that it does not keep up (W8). */
const MOST_WAITING_BYTES = 1_048_576;
/** How long a reader that was told to go may take to hear it. */
const LAST_WORD_MS = 2_000;

/** One open socket of a signed-in user. */
export class Peer {
  readonly connectionId: string;
  readonly actor: Actor;
  readonly #socket: WebSocket;
  #answerBytes = 0;
  #answered: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, connectionId: string, actor: Actor) {
    this.#socket = socket;
    this.connectionId = connectionId;
    this.actor = actor;
  }

  send(message: ServerMessage): void {
    this.sendText(Buffer.from(JSON.stringify(message)));
  }

  /** Sends what is serialised already, once for all its readers. */
  sendText(text: Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount - this.#answerBytes > MOST_WAITING_BYTES) {
      this.close(CLOSE.slow, "too slow");
      return;
    }
    this.#socket.send(text, { binary: false });
  }

  /** What was asked for may be larger than what a slow reader is allowed to owe, so it is not counted while it goes out. */
  sendAnswer(text: Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#answerBytes += text.length;
    this.#answered = new Promise((resolve) => {
      this.#socket.send(text, { binary: false }, () => {
        this.#answerBytes -= text.length;
        resolve();
      });
    });
  }

  /** Resolves when the last answer has gone out, or the socket is closed: nobody is owed two at a time. */
  answered(): Promise<void> {
    return this.#answered;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), LAST_WORD_MS).unref();
  }
}
