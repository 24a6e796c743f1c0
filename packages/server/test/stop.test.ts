import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Instance, startInstance } from "./instances.ts";

async function start(): Promise<Instance> {
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-stop-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return await startInstance({ environment: { DATA_DIR: dataDir } });
}

/** Sends this and then neither reads nor writes any more. */
async function fallAsleepAfter({ port }: Instance, text: string): Promise<void> {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, "connect");
  socket.write(text);
  await once(socket, "data", { signal: AbortSignal.timeout(500) }).catch(() => {});
  socket.pause();
}

const UPGRADE = [
  "GET /api/v1/live HTTP/1.1",
  "Host: board.example",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "\r\n",
].join("\r\n");

const HALF_A_REQUEST = [
  "POST /api/v1/auth/login HTTP/1.1",
  "Host: board.example",
  "Content-Type: application/json",
  "Content-Length: 1000",
  "",
  '{"identifier": "somebody',
].join("\r\n");

// `stop()` throws unless the process ends with 0.
test.each([
  ["a socket that never says hello and does not answer", UPGRADE, 5_000],
  ["a request of which the other half never comes", HALF_A_REQUEST, 9_500],
])("a server ends in order and soon, whoever is asleep: %s", { timeout: 30_000 }, async (_, text, most) => {
  const instance = await start();
  await fallAsleepAfter(instance, text);
  const from = performance.now();
  await instance.stop();
  expect(performance.now() - from).toBeLessThan(most);
});
