import { existsSync, mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Service, startService } from "./service.ts";

// Debian's package is for Debian's Python, whatever other one is on PATH.
const PYTHON = "/usr/bin/python3";
const SWIFT = "/usr/lib/python3/dist-packages/swift/common/middleware/s3api";
const SERVER = new URL("s3-server.py", import.meta.url).pathname;

/** The program that runs it, or undefined when this machine has none. */
export function findS3(): string | undefined {
  return existsSync(PYTHON) && existsSync(SWIFT) ? PYTHON : undefined;
}

/** Starts OpenStack Swift on 127.0.0.1 as a store that speaks S3 and verifies signatures. Throws when this machine has none. */
export async function startS3(options: { readonly port?: number } = {}): Promise<Service> {
  const program = findS3();
  if (program === undefined) throw new Error("OpenStack Swift is not here. Get it with: apt-get install python3-swift");
  const folder = mkdtempSync(join(tmpdir(), "syncboard-s3-"));
  return await startService({
    name: "OpenStack Swift",
    folder,
    isFolderKept: false,
    program,
    argumentsFor: (port) => ["-W", "ignore", SERVER, folder, String(port)],
    port: options.port,
    // As STORAGE_URL has it; the bucket is there.
    urlFor: (port) => `s3://test%3Atester:testing@127.0.0.1:${port}/syncboard?tls=off`,
    isReady: accepts,
    stopSignal: "SIGTERM",
  });
}

/** It listens when all of it is there. */
async function accepts(port: number): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.destroy());
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  });
}
