import type { CommandsAnswer } from "../src/index.ts";

/** A number from 0 up to 1. */
export type Random = () => number;

/** Mulberry32: small, and the same on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Receive = (event: MessageEvent) => void;

/** The network of one device, which does everything that networks do. */
export class FaultyNetwork {
  /** Commands that the device was told are applied. */
  readonly acknowledged = new Set<string>();
  readonly WebSocket: typeof WebSocket;
  readonly #random: Random;
  readonly #sockets = new Set<WebSocket>();
  #faultiness: number;
  #isUp = true;
  #isSending = true;
  #onBack: () => void = () => {};

  /** `faultiness`: how often things go wrong; 1 is a bad day. */
  constructor(random: Random, faultiness: number) {
    this.#random = random;
    this.#faultiness = faultiness;
    this.WebSocket = faultySocket(this);
  }

  readonly fetch: typeof fetch = async (...asked) => {
    if (this.chance(0.2)) await pause(this.#random() * 60);
    if (!this.#isUp || !this.#isSending || this.chance(0.03)) throw new TypeError("fetch failed");
    if (this.chance(0.02)) return unavailable(503);
    if (this.chance(0.02)) return unavailable(429);
    // A proxy that repeats what it believes lost: the same commands arrive twice, the second time late.
    if (this.chance(0.05)) void pause(this.#random() * 300).then(() => fetch(...asked).catch(() => {}));
    const response = await fetch(...asked);
    if (this.chance(0.2)) await pause(this.#random() * 60);
    if (!this.#isUp || this.chance(0.05)) throw new TypeError("terminated");
    await this.#note(response);
    return response;
  };

  readonly onNetworkBack = (retry: () => void): (() => void) => {
    this.#onBack = retry;
    return () => {};
  };

  chance(share: number): boolean {
    return this.#random() < share * this.#faultiness;
  }

  get isWhole(): boolean {
    return this.#isUp && this.#isSending;
  }

  join(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.addEventListener("close", () => this.#sockets.delete(socket));
    if (!this.#isUp) socket.close();
  }

  /** How long a message takes; most arrive at once. */
  lag(): number {
    return this.chance(0.1) ? this.#random() * 80 : 0;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.close();
  }

  goDown(): void {
    this.#isUp = false;
    this.cut();
  }

  /** Hears on, but nothing that it sends arrives: commands pile up while the board changes beneath them. */
  goMute(): void {
    this.#isSending = false;
  }

  comeBack(): void {
    this.#isUp = true;
    this.#isSending = true;
    this.#onBack();
  }

  /** From here on nothing goes wrong. */
  heal(): void {
    this.#faultiness = 0;
    this.comeBack();
  }

  async #note(response: Response): Promise<void> {
    if (!response.ok || !response.url.endsWith("/commands")) return;
    const answer: CommandsAnswer = await response.clone().json();
    for (const result of answer.results) if (result.status === "applied") this.acknowledged.add(result.id);
  }
}

function unavailable(status: number): Response {
  return new Response("", { status, headers: { "retry-after": "0" } });
}

/** A socket whose messages come late, some of them twice, and events now and then in the wrong order. */
function faultySocket(network: FaultyNetwork): typeof WebSocket {
  return class extends WebSocket {
    #heldBack: MessageEvent | undefined;
    #last: Promise<void> = Promise.resolve();

    constructor(url: string | URL) {
      super(url);
      network.join(this);
    }

    override set onmessage(receive: Receive | null) {
      const deliver = (event: MessageEvent) => {
        receive?.(event);
        if (isEvents(event) && network.chance(0.05)) receive?.(event);
      };
      super.onmessage = receive && ((event: MessageEvent) => this.#queue(event, deliver));
      if (!receive) this.#heldBack = undefined;
    }

    #queue(event: MessageEvent, deliver: Receive): void {
      const lag = network.lag();
      this.#last = this.#last.then(async () => {
        if (lag > 0) await pause(lag);
        if (super.onmessage === null) return;
        const held = this.#heldBack;
        this.#heldBack = undefined;
        if (!held && isEvents(event) && network.chance(0.03)) {
          this.#heldBack = event;
          // Nothing may follow it for a long time.
          setTimeout(() => {
            if (this.#heldBack === event && super.onmessage !== null) deliver(event);
          }, 100);
          return;
        }
        deliver(event);
        if (held) deliver(held);
      });
    }
  };
}

function isEvents(event: MessageEvent): boolean {
  return String(event.data).startsWith('{"type":"events"');
}
