import type { FastifyReply, FastifyRequest } from "fastify";

const MOST_SILENCE_MS = 5_000;
const MOST_BYTES = 67_108_864;

/**
 * For an answer that goes out before all of its request has come: the connection stays, and what still comes is passed over. Many
 * senders write all before they read, and could not hear the answer of a connection that is cut. It is cut where nothing
 * comes for a while, where more comes than `mostBytes` and 64 MiB, and with the request's own time (`requestTimeout`).
 */
export function passOverRest({ raw }: FastifyRequest, reply: FastifyReply, mostBytes = 0): void {
  if (raw.complete || raw.destroyed) return;
  let left = Math.max(mostBytes, MOST_BYTES);
  const silence = setTimeout(() => raw.destroy(), MOST_SILENCE_MS).unref();
  raw.once("close", () => clearTimeout(silence));
  raw.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
    else silence.refresh();
  });
  raw.resume();
  // Fastify has it closed after what it could not read, and some senders, proxies among them, ask for that: Node would
  // do it with the answer, and not with the end of the request.
  reply.removeHeader("connection");
  if (reply.raw.shouldKeepAlive) return;
  reply.raw.shouldKeepAlive = true;
  const close = () => raw.socket.end();
  raw.once("end", () => (reply.raw.writableFinished ? close() : reply.raw.once("finish", close)));
}
