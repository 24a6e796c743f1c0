import websocket from "@fastify/websocket";
import { CLOSE, type ClientMessage, clientMessages, PROTOCOL } from "@syncboard/model/wire";
import type { FastifyBaseLogger } from "fastify";
import type { WebSocket } from "ws";
import type { Config } from "../config.ts";
import { isFromOwnPage } from "../http/own-page.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { checkFor, type FaultsIn } from "../http/validation.ts";
import type { Authenticate } from "../session/authentication.ts";
import type { Hub } from "./hub.ts";
import { Peer } from "./peer.ts";
import type { StartWatching } from "./watching.ts";

const MOST_MESSAGE_BYTES = 16_384;
const MOST_WATCHES = 20;
/** Messages of one peer that wait for the one before; more means that it floods. */
const MOST_QUEUED = 100;
const HELLO_MS = 10_000;
const PING_MS = 10_000;
const SILENCE_MS = 30_000;
const FAREWELL_MS = 2_000;
/** Snapshots are deflated, events are not: they are small, and go to everybody at once. No memory is kept between messages. */
const DEFLATE = {
  threshold: 32_768,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  zlibDeflateOptions: { level: 4 },
};
/** The longest that a Node timer can wait. */
const MOST_TIMER_MS = 2_147_483_647;

export interface LiveDeps {
  readonly hub: Hub;
  readonly sources: Sources;
  readonly authenticate: Authenticate;
  readonly startWatching: StartWatching;
  readonly config: Config;
}

const checks = new Map<unknown, FaultsIn>(
  Object.entries(clientMessages).map(([type, schema]) => [type, checkFor(schema)]),
);

function readMessage(data: string): ClientMessage | undefined {
  try {
    const message: unknown = JSON.parse(data);
    const type = typeof message === "object" && message !== null && "type" in message ? message.type : undefined;
    // Each check is made from the schema that the type of its message is made from.
    return checks.get(type)?.(message).length === 0 ? (message as ClientMessage) : undefined;
  } catch {
    return undefined;
  }
}

export async function liveRoutes(server: Server, deps: LiveDeps): Promise<void> {
  await server.register(websocket, { options: { maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: DEFLATE } });
  server.addHook("preClose", async () => {
    // All are told to go; a stop does not wait for who never said hello and does not answer.
    const { clients } = server.websocketServer;
    setTimeout(() => {
      for (const client of clients) client.terminate();
    }, FAREWELL_MS).unref();
  });
  server.get(
    "/live",
    {
      websocket: true,
      schema: { hide: true },
      // A page of another site must not ride on what this browser knows (L1).
      preValidation: async (request, reply) => {
        if (isFromOwnPage(request, deps.config)) return;
        return refuseWith(reply, "forbidden", undefined, "This page may not open a live connection.");
      },
    },
    (socket, request) => {
      new Conversation(socket, deps, request.log);
    },
  );
}

/** One socket from its opening to its end: hello first, then its messages one after the other. */
class Conversation {
  readonly #socket: WebSocket;
  readonly #deps: LiveDeps;
  readonly #log: FastifyBaseLogger;
  readonly #watched = new Set<string>();
  readonly #queue: string[] = [];
  readonly #heartbeat: NodeJS.Timeout;
  #deadline: NodeJS.Timeout;
  #peer: Peer | undefined;
  #heardAt = Date.now();
  #isBusy = false;

  constructor(socket: WebSocket, deps: LiveDeps, log: FastifyBaseLogger) {
    this.#socket = socket;
    this.#deps = deps;
    this.#log = log;
    this.#heartbeat = setInterval(() => this.#beat(), PING_MS);
    this.#deadline = setTimeout(() => this.#end(CLOSE.silent, "no hello"), HELLO_MS);
    socket.on("message", (data: Buffer) => this.#hear(data.toString()));
    socket.on("pong", () => {
      this.#heardAt = Date.now();
    });
    socket.on("error", (error) => log.debug({ err: error }, "socket error"));
    socket.on("close", () => this.#closed());
  }

  #hear(data: string): void {
    this.#heardAt = Date.now();
    if (this.#queue.length >= MOST_QUEUED) this.#end(CLOSE.slow, "too many messages");
    else this.#queue.push(data);
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let data = this.#queue.shift(); data !== undefined; data = this.#queue.shift()) {
      try {
        await this.#answer(readMessage(data));
      } catch (error) {
        this.#log.error({ err: error }, "live message failed");
        this.#end(CLOSE.restart, "try again");
      }
    }
    this.#isBusy = false;
  }

  async #answer(message: ClientMessage | undefined): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const peer = this.#peer;
    if (!message || (message.type === "hello") === (peer !== undefined)) {
      this.#end(CLOSE.malformed, "not understood");
    } else if (message.type === "hello") {
      await this.#greet(message.token, message.protocol);
    } else if (peer) {
      await this.#serve(peer, message);
    }
  }

  async #greet(token: string, protocol: number): Promise<void> {
    if (protocol !== PROTOCOL) return this.#end(CLOSE.protocol, `this server speaks ${PROTOCOL}`);
    const actor = await this.#deps.authenticate(token);
    if (!actor) return this.#end(CLOSE.unauthenticated, "token not valid");
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    clearTimeout(this.#deadline);
    const left = Math.min(actor.expiresAt - Date.now(), MOST_TIMER_MS);
    this.#deadline = setTimeout(() => this.#end(CLOSE.unauthenticated, "token expired"), left);
    const peer = new Peer(this.#socket, this.#deps.sources.newId(), actor);
    this.#peer = peer;
    this.#deps.hub.join(peer);
    const expiresAt = new Date(actor.expiresAt).toISOString();
    const { connectionId } = peer;
    peer.send({ type: "welcome", protocol: PROTOCOL, connectionId, userId: actor.userId, expiresAt });
  }

  async #serve(peer: Peer, message: Exclude<ClientMessage, { type: "hello" }>): Promise<void> {
    const { hub, startWatching } = this.#deps;
    switch (message.type) {
      case "ping":
        return peer.send({ type: "pong" });
      case "presence":
        return hub.tell(peer, message.boardId, message.state);
      case "unwatch":
        this.#watched.delete(message.boardId);
        hub.unwatch(peer, message.boardId);
        return peer.send({ type: "unwatched", boardId: message.boardId, reason: "asked" });
      case "watch": {
        const { boardId, since } = message;
        for (const watched of this.#watched) if (!hub.isWatching(peer, watched)) this.#watched.delete(watched);
        if (!this.#watched.has(boardId) && this.#watched.size >= MOST_WATCHES) {
          return peer.send({ type: "unwatched", boardId, reason: "too_many" });
        }
        this.#watched.add(boardId);
        await peer.answered();
        return await startWatching(peer, boardId, since);
      }
    }
  }

  #beat(): void {
    if (Date.now() - this.#heardAt >= SILENCE_MS) this.#end(CLOSE.silent, "silent for too long");
    else this.#socket.ping();
  }

  #end(code: number, reason: string): void {
    if (this.#peer) this.#peer.close(code, reason);
    else this.#socket.close(code, reason);
  }

  #closed(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#deadline);
    if (this.#peer) this.#deps.hub.leave(this.#peer);
  }
}
