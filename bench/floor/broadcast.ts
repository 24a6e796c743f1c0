import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { serveJobs } from "../child.ts";

// The floor of a live event: `ws` alone, which sends every body that is posted to everyone who listens.

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const bytes = Buffer.concat(chunks);
    for (const socket of sockets.clients) socket.send(bytes, { binary: false });
    response.writeHead(200, { "content-length": 2 }).end("{}");
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

const jobs = { url: async () => `http://127.0.0.1:${port}` };
export type BroadcastJobs = typeof jobs;

serveJobs(jobs);
