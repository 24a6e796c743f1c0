import { Worker } from "node:worker_threads";
import type { FindNearest, Near } from "./vector-index.ts";

export interface Question {
  readonly place: number;
  readonly near: Near;
}

export type Answer =
  | { readonly place: number; readonly ids: string[] }
  | { readonly place: number; readonly fault: string };

/** Whoever comes when so many wait would wait too long. */
const MOST_WAITING = 8;

interface Waiting {
  readonly resolve: (ids: string[]) => void;
  readonly reject: (fault: Error) => void;
}

/** Asks a thread for the nearest. */
export class NearestInSqlite {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** So that the first question need not wait for the thread. */
  begin(): void {
    this.#worker ??= this.#start();
  }

  readonly find: FindNearest = async (near) => {
    if (this.#waiting.size >= MOST_WAITING) throw new Error("too many ask for the nearest");
    this.#worker ??= this.#start();
    const place = ++this.#last;
    const question: Question = { place, near };
    this.#worker.postMessage(question);
    return await new Promise<string[]>((resolve, reject) => this.#waiting.set(place, { resolve, reject }));
  };

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./nearest-thread.ts", import.meta.url), {
      workerData: this.#file,
      execArgv: [],
    });
    worker.unref();
    worker.on("message", (answer: Answer) => this.#settle(answer));
    worker.on("error", (error) => this.#give(error));
    worker.on("exit", () => this.#give(new Error("the thread that looks for the nearest has ended")));
    return worker;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.place);
    this.#waiting.delete(answer.place);
    if ("ids" in answer) waiting?.resolve(answer.ids);
    else waiting?.reject(new Error(answer.fault));
  }

  /** The next question has a new thread. */
  #give(fault: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }
}
