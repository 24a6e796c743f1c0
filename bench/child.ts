import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a child can be asked: functions by name. */
export type Jobs = Record<string, (input: never) => Promise<unknown>>;

export interface Child<Table extends Jobs> {
  readonly pid: number;
  ask<Name extends keyof Table & string>(
    name: Name,
    input: Parameters<Table[Name]>[0],
  ): Promise<Awaited<ReturnType<Table[Name]>>>;
  stop(): Promise<void>;
}

interface Asked {
  readonly name: string;
  readonly input: never;
}

type Answer = { readonly answer: unknown } | { readonly fault: string };

/** Starts a file of this folder in a Node process of its own, and waits until it listens to us. */
export async function startChild<Table extends Jobs>(
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Child<Table>> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, { env: { ...process.env, ...environment } });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const next = () =>
    new Promise<Answer>((resolve, reject) => {
      const gone = () => reject(new Error(`${file} ended`));
      child.once("exit", gone);
      child.once("message", (message) => {
        child.off("exit", gone);
        // The other end is `serveJobs`, which sends nothing else.
        resolve(message as Answer);
      });
    });
  await next();
  return {
    pid: child.pid ?? 0,
    async ask(name, input) {
      const answering = next();
      child.send({ name, input });
      const answer = await answering;
      if ("fault" in answer) throw new Error(`${file}, ${name}: ${answer.fault}`);
      // Both ends are typed by the same table.
      return answer.answer as never;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The other end: does one job after the other, and ends with the process that started it. */
export function serveJobs(table: Jobs, stop: () => Promise<void> = async () => {}): void {
  async function work({ name, input }: Asked): Promise<Answer> {
    try {
      return { answer: await table[name]?.(input) };
    } catch (error) {
      return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
  process.on("message", (asked: Asked) => void work(asked).then((answer) => process.send?.(answer)));
  process.once("disconnect", () => void stop().then(() => process.exit(0)));
  process.send?.({ answer: "ready" });
}
