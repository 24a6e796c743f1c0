import { createServer } from "node:net";

/** Below the ports that the system gives to outgoing connections: nobody takes one while its server is down. */
const FIRST = 20_000;
const COUNT = 10_000;
const ATTEMPTS = 100;

/** A port of 127.0.0.1 that nothing listens on, for a program that keeps it over its restarts. */
export async function freePort(): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error("This machine has no free port");
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return await new Promise<boolean>((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
